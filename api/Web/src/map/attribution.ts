export interface AttributionPart { words: string; href?: string }

/** Providers write their attribution as HTML with links. Only words and web addresses are taken from it. */
export function attributionParts(html: string): AttributionPart[] {
  const parts: AttributionPart[] = [];
  for (const node of new DOMParser().parseFromString(html, 'text/html').body.childNodes) {
    const words = node.textContent ?? '';
    const href = node instanceof HTMLAnchorElement && /^https?:$/.test(node.protocol) ? node.href : undefined;
    if (words) parts.push(href ? { words, href } : { words });
  }
  return parts;
}
