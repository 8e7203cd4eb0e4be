import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'aws-classic-elb',
  title: 'AWS: raise the idle timeout of a Classic Load Balancer, and listen with TCP (AWS CLI)',
  text: `aws elb modify-load-balancer-attributes --load-balancer-name my-balancer \\
  --load-balancer-attributes '{"ConnectionSettings":{"IdleTimeout":3600}}'
aws elb create-load-balancer-listeners --load-balancer-name my-balancer \\
  --listeners Protocol=TCP,LoadBalancerPort=8443,InstanceProtocol=TCP,InstancePort=8080
`,
  source:
    'AWS documentation, Classic Load Balancers: ConnectionSettings.IdleTimeout is 60 by default; HTTP listeners do not pass WebSockets on',
}

export default snippet
