/** What only the schedule page needs. */
export const schedulePageStyle = `
time { white-space: nowrap; }
.card p:last-child { margin-bottom: 0; }
.zones { margin-top: 1.25rem; }
.zones ul { display: flex; flex-wrap: wrap; gap: .5rem; margin: 0; padding: 0; list-style: none; }
.zones a { display: block; padding: .6rem .9rem; border: 1px solid var(--field); border-radius: .4rem; text-decoration: none; }
.zones a:hover { background: var(--accent-soft); }
section { scroll-margin-top: 1rem; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
caption { padding: .8rem; text-align: left; font-weight: 600; }
th, td { padding: .5rem .8rem; border-top: 1px solid var(--line); text-align: left; vertical-align: top; }
tbody th { font-weight: 600; white-space: nowrap; }
td.number, th.number { text-align: right; }
tr.week > * { border-top: 3px solid var(--field); }
tr.today > * { background: var(--accent-soft); }
td ol { margin: 0; padding: 0; list-style: none; }
td li { display: flex; flex-wrap: wrap; gap: 0 .75rem; }
td li > :first-child { color: var(--soft); white-space: nowrap; }
@media print { .zones, .skip { display: none; } section { break-inside: avoid-page; } }
`;
