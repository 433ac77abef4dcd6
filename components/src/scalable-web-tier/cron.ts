/** What one field of a cron expression takes. */
interface CronField {
    readonly name: string;
    readonly lowest: number;
    readonly highest: number;
    /** Names that stand for the numbers from `lowest` on. */
    readonly names: readonly string[];
}

const fields: readonly CronField[] = [
    { name: "minute", lowest: 0, highest: 59, names: [] },
    { name: "hour", lowest: 0, highest: 23, names: [] },
    { name: "day of the month", lowest: 1, highest: 31, names: [] },
    {
        name: "month",
        lowest: 1,
        highest: 12,
        names: ["JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC"],
    },
    // Sunday is 0 and 7.
    { name: "day of the week", lowest: 0, highest: 7, names: ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"] },
];

/**
 * What is wrong with a cron expression. Auto Scaling takes those of Unix: five fields, and none of the signs that EventBridge has besides.
 *
 * @see https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_PutScheduledUpdateGroupAction.html
 */
export function cronFindings(place: string, expression: string): string[] {
    const given = expression.split(" ");
    if (given.length !== fields.length || given.includes("")) {
        return [`${place} is "${expression}"; use a cron expression of five fields, such as "0 8 * * MON-FRI".`];
    }
    return fields.flatMap((field, position) => {
        const text = given[position] ?? "";
        return isTaken(field, text) ? [] : [`${place} has "${text}" as its ${field.name}; use ${allowed(field)}.`];
    });
}

/** `*`, numbers, names and ranges of them, each also in steps, with commas in between. */
function isTaken(field: CronField, text: string): boolean {
    return text.split(",").every((part) => {
        const [range = "", step, ...rest] = part.split("/");
        const ends = range.split("-");
        return (
            rest.length === 0 &&
            (step === undefined || isWithin(step, 1, field.highest)) &&
            (range === "*" || (ends.length <= 2 && ends.every((end) => isValue(field, end))))
        );
    });
}

function isValue({ lowest, highest, names }: CronField, text: string): boolean {
    return names.includes(text.toUpperCase()) || isWithin(text, lowest, highest);
}

function isWithin(text: string, lowest: number, highest: number): boolean {
    return /^\d+$/.test(text) && Number(text) >= lowest && Number(text) <= highest;
}

function allowed({ lowest, highest, names }: CronField): string {
    const named = names.length === 0 ? "" : `, ${names.at(0)} to ${names.at(-1)}`;
    return `${lowest} to ${highest}${named}, or *`;
}
