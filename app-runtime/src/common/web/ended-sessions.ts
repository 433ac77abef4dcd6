/** Sessions that were ended before their time, because a cookie that somebody has copied would else go on. Where several instances share it, they end together. */
export interface EndedSessions {
    /** Remembers it until its cookie is no longer good. Does nothing where it has ended already. */
    add(id: string, expiresAt: Date): Promise<void>;
    has(id: string): Promise<boolean>;
}

/** Remembers ended sessions in the memory of this process: a restart forgets them, and another process does not know them. */
export class EndedSessionsInMemory implements EndedSessions {
    /** Milliseconds since 1970, by id. Only who was logged in adds any, so there are few. */
    private readonly expiries = new Map<string, number>();

    constructor(private readonly now: () => Date = () => new Date()) {}

    public async add(id: string, expiresAt: Date): Promise<void> {
        const now = this.now().getTime();
        for (const [other, expiry] of this.expiries) {
            if (expiry <= now) this.expiries.delete(other);
        }
        this.expiries.set(id, expiresAt.getTime());
    }

    public async has(id: string): Promise<boolean> {
        return this.expiries.has(id);
    }
}
