/**
 * What the pages of both applications look like: for a phone first, light and dark, every colour pair at a contrast of 4.5 or more, and a focus that can be seen.
 *
 * @see https://www.w3.org/WAI/WCAG22/quickref/
 */
export const baseStyle = `
:root {
    color-scheme: light dark;
    --ink: #16202c; --soft: #4d5a68; --paper: #f4f6f9; --card: #ffffff; --line: #c9d1da; --field: #79869a;
    --accent: #0b57a4; --on-accent: #ffffff; --accent-soft: #e3eefb;
    --bad: #a8201a; --on-bad: #ffffff; --bad-soft: #fdecea; --good: #0b6b3a; --good-soft: #e4f4ea;
}
@media (prefers-color-scheme: dark) {
    :root {
        --ink: #e8edf3; --soft: #aab6c3; --paper: #0f151c; --card: #18212b; --line: #33404d; --field: #7d8b9a;
        --accent: #8cc2ff; --on-accent: #06182b; --accent-soft: #16304b;
        --bad: #ffb4ab; --on-bad: #3b0907; --bad-soft: #43191a; --good: #7fe0a8; --good-soft: #14351f;
    }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; }
body {
    margin: 0; min-height: 100vh; display: flex; flex-direction: column; background: var(--paper); color: var(--ink);
    font: 1rem/1.55 system-ui, -apple-system, "Segoe UI", Roboto, sans-serif;
}
h1 { margin: 0 0 1rem; font-size: 1.6rem; line-height: 1.25; overflow-wrap: anywhere; }
h2 { margin: 2rem 0 .75rem; font-size: 1.2rem; line-height: 1.3; }
p { margin: 0 0 1rem; }
a { color: var(--accent); text-underline-offset: .2em; }
img { display: block; max-width: 100%; height: auto; }
code { font: .95em ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; overflow-wrap: anywhere; }
:focus-visible { outline: 3px solid var(--accent); outline-offset: 2px; border-radius: .2rem; }
main:focus { outline: none; }

.skip { position: absolute; left: .5rem; top: -4rem; z-index: 1; padding: .6rem 1rem; background: var(--card); color: var(--accent); }
.skip:focus { top: .5rem; }
.unseen {
    position: absolute; width: 1px; height: 1px; margin: -1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap;
}
.top {
    display: flex; flex-wrap: wrap; align-items: center; gap: .25rem 1.25rem; padding: .6rem 1rem; background: var(--card);
    border-bottom: 1px solid var(--line);
}
.brand { padding: .6rem 0; color: var(--ink); font-weight: 700; text-decoration: none; }
.top nav ul { display: flex; flex-wrap: wrap; gap: .25rem; margin: 0; padding: 0; list-style: none; }
.top nav a { display: block; padding: .6rem .75rem; border-radius: .4rem; text-decoration: none; }
.top nav a:hover { background: var(--accent-soft); }
.top nav a[aria-current] { background: var(--accent-soft); font-weight: 600; }
.log-out { display: flex; align-items: center; gap: .75rem; margin-left: auto; }
.visitor { color: var(--soft); overflow-wrap: anywhere; }
main { flex: 1; width: 100%; max-width: 72rem; margin: 0 auto; padding: 1.5rem 1rem 3rem; }
.bottom { padding: 1rem; color: var(--soft); font-size: .9rem; text-align: center; }
.bottom p { margin: 0; }

.card { padding: 1.5rem; background: var(--card); border: 1px solid var(--line); border-radius: .75rem; }
.card > h1:first-child, .card > h2:first-child { margin-top: 0; }
.narrow { max-width: 30rem; margin-inline: auto; }
.notice { margin: 0 0 1.25rem; padding: .8rem 1rem; border-left: 4px solid var(--accent); border-radius: .25rem; background: var(--accent-soft); }
.notice.bad { border-color: var(--bad); background: var(--bad-soft); }
.notice.good { border-color: var(--good); background: var(--good-soft); }
.soft { color: var(--soft); }

label { display: block; margin-bottom: .3rem; font-weight: 600; }
.field { margin-bottom: 1.1rem; }
.field .soft { margin: .3rem 0 0; font-size: .9rem; }
input[type="text"], input[type="password"], input[type="number"], input[type="file"], select {
    width: 100%; min-height: 2.75rem; padding: .55rem .75rem; border: 1px solid var(--field); border-radius: .4rem; background: var(--card);
    color: var(--ink); font: inherit;
}
button, .button {
    display: inline-block; min-height: 2.75rem; padding: .6rem 1.2rem; border: 1px solid transparent; border-radius: .4rem;
    background: var(--accent); color: var(--on-accent); font: inherit; font-weight: 600; line-height: 1.4; text-decoration: none; cursor: pointer;
}
button:hover, .button:hover { filter: brightness(1.08); }
button.bad, .button.bad { background: var(--bad); color: var(--on-bad); }
button.quiet, .button.quiet { border-color: var(--field); background: transparent; color: var(--ink); }
button[disabled] { opacity: .6; cursor: default; }
button + .soft { margin-top: .6rem; }
button + .field { margin: 1.25rem 0 0; }
.actions { display: flex; flex-wrap: wrap; gap: .75rem; margin-top: 1.25rem; }
progress { width: 100%; height: .9rem; accent-color: var(--accent); }

dl { display: grid; grid-template-columns: max-content 1fr; gap: .45rem 1.25rem; margin: 0; }
dt { color: var(--soft); }
dd { margin: 0; overflow-wrap: anywhere; font-variant-numeric: tabular-nums; }
@media (max-width: 34rem) { .top nav { order: 1; width: 100%; margin-left: -.75rem; } .log-out button { padding: .4rem .8rem; } }
@media (max-width: 26rem) { dl { grid-template-columns: 1fr; gap: 0; } dd { margin-bottom: .6rem; } }
@media (prefers-reduced-motion: no-preference) { .skip { transition: top .1s; } }
`;
