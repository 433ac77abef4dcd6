/** What only the manager's pages need. */
export const managerStyle = `
.heading { display: flex; flex-wrap: wrap; align-items: start; justify-content: space-between; gap: .5rem 1rem; margin-bottom: 1rem; }
.heading h1, .heading p { margin: 0; }
.charts { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(26rem, 100%), 1fr)); gap: 1rem; }
.measure { padding: 1rem 1.1rem .6rem; }
.measure h2 { margin: 0; font-size: 1.05rem; }
.measure p { margin: 0; font-size: .9rem; }
.measure-head { display: flex; align-items: baseline; justify-content: space-between; gap: 1rem; margin-bottom: .5rem; }
.measure .latest { font-size: 1.25rem; font-weight: 650; font-variant-numeric: tabular-nums; white-space: nowrap; }
.stale { opacity: .6; }
.chart { display: block; width: 100%; height: auto; }
.chart .grid { stroke: var(--line); stroke-width: 1; }
.chart .tick { stroke: var(--field); stroke-width: 1; }
.chart .label { fill: var(--soft); font: 12.5px system-ui, -apple-system, "Segoe UI", Roboto, sans-serif; }
@media (max-width: 34rem) { .chart .label { font-size: 17px; } }
.chart .line { fill: none; stroke: var(--accent); stroke-width: 2.25; stroke-linejoin: round; stroke-linecap: round; }
.chart .area { fill: var(--accent); fill-opacity: .12; }
.chart .dot { fill: var(--accent); }
.chart .gap { fill: var(--field); fill-opacity: .14; }
.numbers { margin-top: 1.25rem; }
summary { padding: .6rem 0; color: var(--accent); font-weight: 600; cursor: pointer; }
.scroll { overflow-x: auto; border: 1px solid var(--line); border-radius: .6rem; background: var(--card); }
table { width: 100%; border-collapse: collapse; font-variant-numeric: tabular-nums; }
th, td { padding: .5rem .8rem; border-bottom: 1px solid var(--line); text-align: right; white-space: nowrap; }
tbody tr:last-child > * { border-bottom: 0; }
th:first-child, td:first-child, .texts th, .texts td { text-align: left; }
thead th { font-size: .92rem; }
th .soft { font-weight: 400; }
.mark { display: inline-block; padding: .05rem .55rem; border-radius: 1rem; background: var(--accent-soft); font-size: .88rem; }
.mark.good { background: var(--good-soft); color: var(--good); }
.mark.bad { background: var(--bad-soft); color: var(--bad); }
fieldset { min-width: 0; margin: 0 0 1.25rem; padding: 0; border: 0; }
legend { padding: 0; margin-bottom: .75rem; font-size: 1.1rem; font-weight: 650; }
.fields { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(14rem, 100%), 1fr)); gap: 0 1.25rem; }
.problem { margin: .3rem 0 0; color: var(--bad); font-size: .92rem; }
[aria-invalid="true"] { border-color: var(--bad) !important; border-width: 2px !important; }
.panels { display: grid; gap: 1rem; }
.panels h2 { margin: 0 0 .75rem; }
.actions form { margin: 0; }
.panels-side { display: grid; gap: 1rem; }
.after { margin: .75rem 0 0; font-size: .9rem; }
.danger { border-color: var(--bad); }
@media (min-width: 60rem) { .panels { grid-template-columns: minmax(0, 3fr) minmax(18rem, 2fr); align-items: start; } }
@media (forced-colors: active) { .chart .line { stroke: CanvasText; } .chart .label { fill: CanvasText; } .chart .dot { fill: CanvasText; } }
`;
