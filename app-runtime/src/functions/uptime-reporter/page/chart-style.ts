/** Colours of the drawings, from those of the page: good and bad differ in lightness too, and what is unknown is hatched, so that nobody has to tell red from green. */
export const chartStyle = `
.uptime { display: block; width: 100%; height: auto; font: 13px system-ui, sans-serif; }
.uptime .label { fill: var(--ink); }
.uptime .label.soft, .uptime .label.grid { fill: var(--soft); }
.uptime .label.goal, .uptime .label.floor { font-size: 11px; }
.uptime .grid { stroke: var(--line); stroke-width: 1; }
.uptime .goal { stroke: var(--accent); stroke-width: 1.5; }
.uptime .floor { stroke: var(--bad); stroke-width: 1.5; stroke-dasharray: 5 4; }
.uptime text.goal { fill: var(--accent); stroke: none; }
.uptime text.floor { fill: var(--bad); stroke: none; }
.uptime text.grid { stroke: none; }
.uptime .good { fill: var(--chart-good); }
.uptime .bad { fill: var(--bad); }
.uptime .unknown { fill: url(#hatching); }
.unknown-ground { fill: var(--paper); }
.unknown-line { stroke: var(--soft); stroke-width: 3; }
.uptime .before { fill: none; stroke: var(--line); stroke-width: 1; }
@media (max-width: 34rem) { .uptime { font-size: 15px; } .uptime .label.goal, .uptime .label.floor { font-size: 13px; } }
`;

/** A colour of the drawings alone: lighter than the bad one on light pages, darker on dark ones. */
export const chartColours = {
    light: "--chart-good: #8fcbaa;",
    dark: "--chart-good: #2b6b49;",
} as const;
