import { Type, type Static } from "typebox";
import { Check } from "typebox/value";

const Time = Type.Number({ description: "Milliseconds since 1970" });

/** Failures without a success between them. */
const Streak = Type.Object({
    failures: Type.Integer(),
    firstAt: Time,
    lastAt: Time,
    fault: Type.String(),
    /** Whether a dry run has said what it would do about them. */
    isRehearsed: Type.Optional(Type.Boolean()),
});
export type Streak = Static<typeof Streak>;

/** What is remembered of one instance of the group while it is in service. */
const InstanceHistory = Type.Object({ inServiceAt: Time, streak: Type.Optional(Streak) });
export type InstanceHistory = Static<typeof InstanceHistory>;

/** What people have been told of an incident. */
const Told = Type.Union([Type.Literal("nothing"), Type.Literal("opened"), Type.Literal("resolved")]);

/** How far the replacement of one instance is. */
const Stage = Type.Union([
    /** Its disks are to be kept. */
    Type.Literal("evidence"),
    /** It is to be terminated. */
    Type.Literal("removal"),
    /** Its disks cannot be kept: it is to leave the group, and to run on. */
    Type.Literal("detachment"),
    /** It has left, and the group starts another in its place. */
    Type.Literal("successor"),
    Type.Literal("over"),
]);

const Replacement = Type.Object({
    kind: Type.Literal("replacement"),
    /** The tag of its snapshots, and the end of the key that people are told. */
    id: Type.String(),
    openedAt: Time,
    told: Told,
    instance: Type.String(),
    streak: Streak,
    stage: Stage,
    /** The group when it was decided: whoever is not in it is new. */
    peers: Type.Array(Type.String()),
    snapshots: Type.Array(Type.String()),
    /** Attempts to keep the evidence that failed. */
    attempts: Type.Integer(),
    /** The last attempt at a step that failed: the next one needs a newer observation. */
    triedAt: Type.Optional(Time),
    problem: Type.Optional(Type.String()),
    /** Whether the last observation allows to take the instance out of the group. */
    mayRemove: Type.Boolean(),
    removed: Type.Optional(Type.Union([Type.Literal("terminated"), Type.Literal("detached")])),
    outcome: Type.Optional(
        Type.Union([
            Type.Literal("replaced"),
            Type.Literal("recovered"),
            Type.Literal("withdrawn"),
            /** It would have been replaced. */
            Type.Literal("dry run"),
        ]),
    ),
    overAt: Type.Optional(Time),
});
/** The replacement of one instance, which is one incident. */
export type Replacement = Static<typeof Replacement>;

const Cause = Type.Object({
    /** What it is about: the web site as visitors get it, a replacement that does not end, or an instance that is not replaced. */
    about: Type.Union([Type.Literal("site"), Type.Literal("replacement"), Type.Literal("instance")]),
    /** For people. */
    sentence: Type.String(),
});
/** Why a person is needed. */
export type Cause = Static<typeof Cause>;

const Page = Type.Object({
    kind: Type.Literal("page"),
    id: Type.String(),
    openedAt: Time,
    told: Told,
    /** As they were when the page was opened. */
    causes: Type.Array(Cause),
    /** Observations in a row without a cause. */
    calm: Type.Integer(),
    /** When the last of them was counted. */
    calmAt: Type.Optional(Time),
    overAt: Type.Optional(Time),
});
/** Something that a person has to look into, because nothing is done of itself. */
export type Page = Static<typeof Page>;

export type Incident = Replacement | Page;

const GuardianState = Type.Object({
    /** The newest observation that was taken into account; 0 before the first. */
    observedAt: Time,
    instances: Type.Record(Type.String(), InstanceHistory),
    /** Failures of the probe in a row. */
    probe: Type.Optional(Streak),
    /** When the replacements of the last hour were begun. */
    begunAt: Type.Array(Time),
    /** Incidents that are not over, or whose end has not been told yet. */
    incidents: Type.Array(Type.Union([Replacement, Page])),
});
/** All that is remembered from one run to the next. */
export type GuardianState = Static<typeof GuardianState>;

export const initialState: GuardianState = { observedAt: 0, instances: {}, begunAt: [], incidents: [] };

/** The replacement that is in flight, of which there is one at most. */
export function inFlight({ incidents }: GuardianState): Replacement | undefined {
    return incidents.find((each): each is Replacement => each.kind === "replacement" && each.stage !== "over");
}

/** The page that is open, of which there is one at most. */
export function openPage({ incidents }: GuardianState): Page | undefined {
    return incidents.find((each): each is Page => each.kind === "page" && each.overAt === undefined);
}

/** The state with one incident in the place of that with the same id, or at the end. */
export function withIncident(state: GuardianState, incident: Incident): GuardianState {
    const isKnown = state.incidents.some(({ id }) => id === incident.id);
    return {
        ...state,
        incidents: isKnown
            ? state.incidents.map((each) => (each.id === incident.id ? incident : each))
            : [...state.incidents, incident],
    };
}

/** @throws Error where what was kept is not a state: begin anew by deleting the item */
export function checkState(kept: unknown): GuardianState {
    if (!Check(GuardianState, kept)) {
        throw new Error("What is kept is not the state of a health guardian; delete the item to begin anew.");
    }
    return kept;
}

/**
 * Times ahead of `now` by more than this many seconds were written by a clock that was wrong: they become `now`. How old the last observation is, nobody knows then, so that no
 * instance is removed on it.
 */
export function withoutFuture(state: GuardianState, now: number, skewSeconds: number): GuardianState {
    const latest = now + skewSeconds * 1_000;
    if (newestTime(state) <= latest) {
        return state;
    }
    const clamped = (name: string, each: unknown): unknown =>
        // Counts are far smaller than any time.
        name === "mayRemove" ? false : typeof each === "number" && each > latest ? now : each;
    return checkState(JSON.parse(JSON.stringify(state, clamped)));
}

/** All other times are those of an observation, or older. */
function newestTime({ observedAt, incidents }: GuardianState): number {
    const tried = incidents.map((each) => (each.kind === "replacement" ? (each.triedAt ?? 0) : 0));
    return Math.max(observedAt, ...tried);
}
