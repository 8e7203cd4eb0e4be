import type { Look, Seen } from '../../look'

/** How every page Apache writes itself begins: the doctype, and the title on its own line with the status first. */
const PAGE =
  /^<!DOCTYPE HTML PUBLIC "-\/\/(?:IETF\/\/DTD HTML 2\.0|W3C\/\/DTD HTML 4\.01)\/\/EN"[^>\n]{0,60}>\s<html><head>\s<title>\d{3} [^<\n]{1,60}<\/title>/

/** Apache's own page. */
export const ownPage = (look: Look): Seen | null => look.bodyHas(PAGE)

/** Server of httpd; "Apache-Coyote" is Tomcat. */
export const serverIsApache = (look: Look): Seen | null => look.has('server', /^Apache(?:\/|\s|$)/)

/** Apache's own page for a status; cheap where the status is another. */
export const pageFor = (look: Look, ...statuses: number[]): readonly (Seen | null)[] =>
  look.status !== null && statuses.includes(look.status) ? [look.isStatus(...statuses), ownPage(look)] : [null]
