/** An instance that dies: nothing that comes after it is done. */
export class Crash extends Error {
    public override readonly name = "Crash";
}

/**
 * Counts the calls that a function makes to what is outside of it, and dies at one of them: before it takes effect, or after it did and before the answer came.
 *
 * Every call has two points, so that a test can let it die at each point in turn until none is reached.
 */
export class CrashPoints {
    private passed = 0;
    private dead = false;

    /** @param at the point to die at, from 0 on; none where it is left out */
    constructor(private readonly at?: number) {}

    /** Whether it died. */
    public get crashed(): boolean {
        return this.dead;
    }

    /** Every method of `target` that is called is a step. */
    public around<Target extends object>(target: Target): Target {
        return new Proxy(target, {
            get: (object, name) => {
                const member: unknown = Reflect.get(object, name);
                return typeof member === "function"
                    ? (...values: unknown[]) => this.step(() => Reflect.apply(member, object, values))
                    : member;
            },
        });
    }

    private async step(call: () => unknown): Promise<unknown> {
        this.point();
        const answer = await call();
        this.point();
        return answer;
    }

    private point(): void {
        // What is dead does nothing more, also where the code goes on after an error.
        if (this.dead || this.passed === this.at) {
            this.dead = true;
            throw new Crash("the instance died");
        }
        this.passed += 1;
    }
}
