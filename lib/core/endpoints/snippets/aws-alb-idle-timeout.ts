import type { Snippet } from '../snippet'

const snippet: Snippet = {
  id: 'aws-alb-idle-timeout',
  title: 'AWS: raise the idle timeout of an Application Load Balancer (AWS CLI)',
  text: `aws elbv2 modify-load-balancer-attributes \\
  --load-balancer-arn "$LOAD_BALANCER_ARN" \\
  --attributes Key=idle_timeout.timeout_seconds,Value=3600
`,
  source: 'AWS documentation, Application Load Balancers: idle_timeout.timeout_seconds is 60 by default, at most 4000',
}

export default snippet
