/** What a rule of the schedule asks for. */
export type Task = { readonly task: "burn-rates" } | { readonly task: "report"; readonly week: string | undefined };

/** The input of a rule is none of those that are allowed. */
export class TaskError extends Error {
    public override readonly name = "TaskError";

    constructor() {
        super(
            'The event is no task; call this function with {"task":"burn-rates"}, {"task":"report"} or {"task":"report","week":"2026-W41"}.',
        );
    }
}

/**
 * Reads the input of the rule that calls: one bundle for both, because they measure the same minutes.
 *
 * @throws TaskError where it is none
 */
export function readTask(event: unknown): Task {
    if (typeof event !== "object" || event === null || !("task" in event)) {
        throw new TaskError();
    }
    if (event.task === "burn-rates") {
        return { task: "burn-rates" };
    }
    const week = "week" in event ? event.week : undefined;
    if (event.task === "report" && (week === undefined || typeof week === "string")) {
        return { task: "report", week };
    }
    throw new TaskError();
}
