// Shared by tests.
import { readSchedule } from "./read-schedule.js";
import type { Layer, Schedule } from "./schedule.js";
import type { Span } from "./wall-time.js";

export const at = (text: string): number => Date.parse(text);
export const span = (from: string, to: string): Span => ({ from: at(from), to: at(to) });

const person = (name: string, timeZone: string, pagerDutyUser: string) => ({
    name,
    email: `${name.toLowerCase()}@example.com`,
    timeZone,
    pagerDutyUser,
});

/** A valid schedule in YAML's JSON, so that a test changes what it is about. */
export function scheduleText(change: Record<string, unknown> = {}): string {
    return JSON.stringify({
        name: "Shop",
        timeZone: "Europe/Berlin",
        people: {
            ada: person("Ada", "Europe/London", "PADA"),
            grace: person("Grace", "America/New_York", "PGRACE"),
            edsger: person("Edsger", "Australia/Lord_Howe", "PEDSGER"),
        },
        layers: { all: layer() },
        ...change,
    });
}

export function layer(change: Partial<Layer> = {}): Layer {
    return {
        people: ["ada", "grace", "edsger"],
        firstHandOver: "2026-01-05",
        handOver: { weekday: "monday", time: "09:00" },
        ...change,
    };
}

export const schedule = (change: Record<string, unknown> = {}): Schedule => readSchedule(scheduleText(change));

/** Three layers that follow the sun, with hand-overs of their own, one of them in the middle of its hours. */
export const followTheSun: Readonly<Record<string, Layer>> = {
    morning: layer({ hours: { from: "02:30", to: "10:00" }, handOver: { weekday: "monday", time: "04:00" } }),
    day: layer({ people: ["grace", "ada"], hours: { from: "10:00", to: "18:30" }, weeks: 2 }),
    night: layer({ people: ["edsger", "ada"], hours: { from: "18:30", to: "02:30" } }),
};
/** Zones whose clocks change by an hour in the north, by an hour in the south, and by half an hour. */
export const changingZones = ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe"] as const;
