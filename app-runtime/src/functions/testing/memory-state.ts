import { StateChanged, type Kept, type StateStore, type WriteOptions } from "../common/state-table.js";

/** State as the table keeps it, without a table. */
export class MemoryState implements StateStore {
    private readonly items = new Map<string, { text: string; version: number; expiresAt: Date | undefined }>();

    constructor(private readonly now: () => Date = () => new Date()) {}

    public read<Value>(id: string, check: (kept: unknown) => Value): Promise<Kept<Value> | undefined> {
        const item = this.live(id);
        return Promise.resolve(item && { value: check(JSON.parse(item.text)), version: item.version });
    }

    public write(id: string, value: unknown, { version, expiresAt }: WriteOptions): Promise<number> {
        if ((this.live(id)?.version ?? 0) !== version) {
            return Promise.reject(new StateChanged(id));
        }
        this.items.set(id, { text: JSON.stringify(value), version: version + 1, expiresAt });
        return Promise.resolve(version + 1);
    }

    private live(id: string): { text: string; version: number } | undefined {
        const item = this.items.get(id);
        return item?.expiresAt !== undefined && item.expiresAt <= this.now() ? undefined : item;
    }
}
