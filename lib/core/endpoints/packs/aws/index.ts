import type { Pack } from '../../pack'
import { apiGatewayId, executeApi, messageRefused, refused, tooBig } from './api-gateway'
import { cloudFrontId, cloudFrontPage, ownError, viaCloudFront } from './cloudfront'
import { elbPage, elbRefused, elbStatus, ownStatus, serverIsElb, targetFailed, upgradeNotPassedOn } from './load-balancer'

/** What stands in front at AWS: Application and Classic Load Balancer, API Gateway, CloudFront. A Network Load Balancer shows nothing. */
export const aws: Pack = {
  id: 'aws',
  title: 'AWS (load balancer, API Gateway or CloudFront)',
  role: 'front',
  signals: { strong: [elbPage, elbStatus, cloudFrontPage], broad: [serverIsElb, cloudFrontId, viaCloudFront, apiGatewayId, executeApi] },
  diagnoses: [ownStatus, targetFailed, elbRefused, upgradeNotPassedOn, refused, messageRefused, tooBig, ownError],
}
