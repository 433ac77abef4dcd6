/** Tells a person that something is still going on. */
export interface Progress {
    /** Runs `work`; when it takes longer than two seconds, says what is being done and for how long. */
    during<Result>(title: string, work: () => Promise<Result>): Promise<Result>;
    /** Says one thing, once. */
    say(text: string): void;
}

/** Where progress is written; process.stderr is one. */
export interface Screen {
    readonly isTTY?: boolean;
    write(text: string): unknown;
}

const quietFor = 2_000;
const refreshOnTerminal = 1_000;
const refreshInLog = 15_000;

/** A line that refreshes itself on a terminal; elsewhere, where lines add up, a plain line every 15 seconds. */
export function progressOn(screen: Screen): Progress {
    return {
        say: (text) => void screen.write(`${text}\n`),
        async during(title, work) {
            const started = Date.now();
            const elapsed = () => `${Math.round((Date.now() - started) / 1000)} s`;
            let shown = false;
            const show = () => {
                shown = true;
                screen.write(screen.isTTY === true ? `\r\u001b[K${title} … ${elapsed()}` : `${title} … ${elapsed()}\n`);
            };
            let repeat: NodeJS.Timeout | undefined;
            const first = setTimeout(() => {
                show();
                repeat = setInterval(show, screen.isTTY === true ? refreshOnTerminal : refreshInLog);
            }, quietFor);
            let outcome = "failed after";
            try {
                const result = await work();
                outcome = "done in";
                return result;
            } finally {
                clearTimeout(first);
                clearInterval(repeat);
                if (shown)
                    screen.write(`${screen.isTTY === true ? "\r\u001b[K" : ""}${title}: ${outcome} ${elapsed()}\n`);
            }
        },
    };
}
