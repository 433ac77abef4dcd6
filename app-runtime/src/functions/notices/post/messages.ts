import { html } from "ghtml";
import type { Shift } from "../shifts/shift.js";
import { smsText } from "./gsm.js";
import { sayDay, sayTimes, sayTimesShort } from "./shift-times.js";

/** One mail, in both forms that a mailbox can show. */
export interface MailText {
    readonly subject: string;
    readonly text: string;
    readonly html: string;
}

/** What SES writes the address in place of at which people unsubscribe. It asks before it changes anything. */
const unsubscribePlaceholder = "{{amazonSESUnsubscribeUrl}}";

/** How people get no more of these mails: `answer` to a mail, or at the address that SES keeps. */
export type Unsubscription = "answer" | "ses";

/** Tells one person of new shifts. */
export function shiftMail(name: string, shifts: readonly Shift[], unsubscription: Unsubscription): MailText {
    const sorted = inOrder(shifts);
    const [first] = sorted;
    const news = sorted.length === 1 ? "You have a new shift" : `You have ${sorted.length} new shifts`;
    const reason = "You get this mail because you work these shifts. Answer it if something is wrong.";
    return {
        // Nothing that somebody wrote stands in a header.
        subject: first === undefined ? news : subjectOf(first, sorted.length),
        text: [
            `Hello ${name},`,
            `${news}:`,
            sorted.map(textOf).join("\n\n"),
            reason,
            unsubscription === "ses"
                ? `To get no more mails about shifts: ${unsubscribePlaceholder}`
                : 'To get no more mails about shifts, answer with "unsubscribe".',
        ]
            .join("\n\n")
            .concat("\n"),
        html: htmlOf(name, news, sorted, reason, unsubscription),
    };
}

/** The same in one SMS. */
export function shiftSms(shifts: readonly Shift[]): string {
    const [first, ...others] = inOrder(shifts);
    if (first === undefined) {
        return "";
    }
    const times = `${sayTimesShort(first)}`;
    return others.length === 0
        ? smsText(`New shift: ${times}, ${first.place}`)
        : smsText(`${shifts.length} new shifts, all in your mail. The first: ${times}, ${first.place}`);
}

function subjectOf(first: Shift, count: number): string {
    return count === 1 ? `New shift on ${sayDay(first)}` : `${count} new shifts from ${sayDay(first)}`;
}

function inOrder(shifts: readonly Shift[]): readonly Shift[] {
    return [...shifts].sort((one, other) => one.start.getTime() - other.start.getTime());
}

function textOf(shift: Shift): string {
    return [
        `* ${sayTimes(shift)}`,
        `  Place: ${shift.place}`,
        `  Time zone: ${shift.timeZone}`,
        `  Added by: ${shift.addedBy}`,
    ].join("\n");
}

/** Colours are the mailbox's own, so that it suits light and dark; `bdi` keeps a name that is written from right to left from turning what follows. */
function htmlOf(
    name: string,
    news: string,
    shifts: readonly Shift[],
    reason: string,
    unsubscription: Unsubscription,
): string {
    const rows = shifts.map(
        (shift) =>
            html`<li style="margin:0 0 1em">
                <strong>${sayTimes(shift)}</strong><br />Place: <bdi>${shift.place}</bdi><br />Time zone:
                ${shift.timeZone}<br />Added by: <bdi>${shift.addedBy}</bdi>
            </li>`,
    );
    const way =
        unsubscription === "ses"
            ? html`<a href="${unsubscribePlaceholder}">Get no more mails about shifts</a>`
            : html`To get no more mails about shifts, answer with "unsubscribe".`;
    return html`<!doctype html>
        <html lang="en">
            <head>
                <meta charset="utf-8" />
                <meta name="viewport" content="width=device-width" />
                <meta name="color-scheme" content="light dark" />
                <title>${news}</title>
            </head>
            <body style="font-family:system-ui,sans-serif;line-height:1.5;max-width:36em">
                <p>Hello <bdi>${name}</bdi>,</p>
                <p>${news}:</p>
                <ul style="padding-left:1.2em">
                    !${rows}
                </ul>
                <p>${reason}</p>
                <p><small>!${way}</small></p>
            </body>
        </html> `.replace(/^ {8}/gm, "");
}
