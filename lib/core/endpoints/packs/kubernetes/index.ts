import type { Pack } from '../../pack'
import { agreedOnChannels, STREAM, statusObject } from './marks'
import {
  bearerAlone,
  bearerEncoding,
  bearerTwice,
  forbidden,
  notFound,
  notUpgraded,
  otherStatus,
  subprotocol,
  unauthorized,
} from './refused'
import { cut, exitCode, ordinaryEnd, streamError, success } from './session'

/** The API server of Kubernetes, and its streams: exec, attach, logs, port-forward. */
export const kubernetes: Pack = {
  id: 'kubernetes',
  title: 'Kubernetes API server',
  role: 'origin',
  signals: {
    strong: [
      statusObject,
      agreedOnChannels,
      (look) => look.has('x-kubernetes-pf-flowschema-uid'),
      (look) => look.has('x-kubernetes-pf-prioritylevel-uid'),
    ],
    broad: [(look) => look.pathIs(STREAM), (look) => look.broad(look.has('audit-id'))],
  },
  diagnoses: [
    unauthorized,
    forbidden,
    notFound,
    notUpgraded,
    otherStatus,
    subprotocol,
    bearerAlone,
    bearerTwice,
    bearerEncoding,
    exitCode,
    streamError,
    success,
    ordinaryEnd,
    cut,
  ],
}
