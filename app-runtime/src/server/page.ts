import { createHash } from "node:crypto";

/** A name and its value, as the page lists them. */
export type Fact = readonly [name: string, value: string];

/** What a page says. */
export interface Page {
    readonly title: string;
    readonly summary: string;
    readonly facts: readonly Fact[];
}

const style = `
:root { color-scheme: light dark; --ink: #16202c; --soft: #52606f; --paper: #f5f7fa; --card: #fff; --line: #dde3ea; --good: #0b6b3a; }
@media (prefers-color-scheme: dark) {
    :root { --ink: #e8edf3; --soft: #a3b0be; --paper: #0f151c; --card: #18212b; --line: #2b3744; --good: #5fd694; }
}
* { box-sizing: border-box; }
body { margin: 0; min-height: 100vh; display: grid; place-items: center; padding: 1.5rem; background: var(--paper); color: var(--ink);
    font: 1rem/1.6 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
main { width: 100%; max-width: 36rem; padding: 2.25rem; background: var(--card); border: 1px solid var(--line); border-top: 4px solid var(--good);
    border-radius: .75rem; }
h1 { margin: 0 0 .25rem; font-size: 1.75rem; line-height: 1.2; overflow-wrap: anywhere; }
p { margin: 0 0 1.5rem; color: var(--soft); }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .5rem 1.5rem; margin: 0; padding-top: 1.25rem; border-top: 1px solid var(--line); }
dt { color: var(--soft); }
dd { margin: 0; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
@media (max-width: 26rem) { main { padding: 1.5rem; } dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .75rem; } }
`;

/**
 * Allows nothing but the page's own style sheet, which is named by its digest: no script, no frame, no form, no other origin.
 *
 * @see https://developer.mozilla.org/docs/Web/HTTP/Reference/Headers/Content-Security-Policy
 */
export const contentSecurityPolicy = [
    "default-src 'none'",
    `style-src 'sha256-${createHash("sha256").update(style).digest("base64")}'`,
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
].join("; ");

/** Renders a page as a complete HTML document. */
export function renderPage({ title, summary, facts }: Page): string {
    const rows = facts.map(([name, value]) => `<dt>${escapeHtml(name)}</dt><dd>${escapeHtml(value)}</dd>`).join("\n");
    return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)}</title>
<style>${style}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
<p>${escapeHtml(summary)}</p>
${rows === "" ? "" : `<dl>\n${rows}\n</dl>`}
</main>
</body>
</html>
`;
}

const htmlEscapes: Readonly<Record<string, string>> = {
    "&": "&amp;",
    "<": "&lt;",
    ">": "&gt;",
    '"': "&quot;",
    "'": "&#39;",
};

function escapeHtml(text: string): string {
    return text.replace(/[&<>"']/g, (character) => htmlEscapes[character] ?? character);
}
