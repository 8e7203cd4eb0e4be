import responseAcceptCorrect from './response/accept-correct'
import responseAcceptForm from './response/accept-form'
import responseAcceptOnce from './response/accept-once'
import responseAcceptOnlyOn101 from './response/accept-only-on-101'
import responseAcceptPresent from './response/accept-present'
import responseConnectionPresent from './response/connection-present'
import responseConnectionUpgrade from './response/connection-upgrade'
import responseStatus101 from './response/status-101'
import responseSubprotocolCase from './response/subprotocol-case'
import responseSubprotocolNoneOffered from './response/subprotocol-none-offered'
import responseSubprotocolNotEmpty from './response/subprotocol-not-empty'
import responseSubprotocolOffered from './response/subprotocol-offered'
import responseSubprotocolOnce from './response/subprotocol-once'
import responseSubprotocolSelected from './response/subprotocol-selected'
import responseSubprotocolSingleToken from './response/subprotocol-single-token'
import responseSwitchRequested from './response/switch-requested'
import responseUpgradeOnce from './response/upgrade-once'
import responseUpgradePresent from './response/upgrade-present'
import responseUpgradeWebsocket from './response/upgrade-websocket'
import type { Rule } from './rule'

/** Counted up by hand when a rule is added or judges differently, so that stored verdicts can be judged again. */
export const RULES_VERSION = '1'

/** Every rule there is. */
export const RULES: readonly Rule[] = [
  responseAcceptCorrect,
  responseAcceptForm,
  responseAcceptOnce,
  responseAcceptOnlyOn101,
  responseAcceptPresent,
  responseConnectionPresent,
  responseConnectionUpgrade,
  responseStatus101,
  responseSubprotocolCase,
  responseSubprotocolNoneOffered,
  responseSubprotocolNotEmpty,
  responseSubprotocolOffered,
  responseSubprotocolOnce,
  responseSubprotocolSelected,
  responseSubprotocolSingleToken,
  responseSwitchRequested,
  responseUpgradeOnce,
  responseUpgradePresent,
  responseUpgradeWebsocket,
]

const BY_ID = new Map(RULES.map((rule) => [rule.id, rule]))

/** The rule of that id, such as `response/upgrade-present`. */
export function ruleById(id: string): Rule | undefined {
  return BY_ID.get(id)
}
