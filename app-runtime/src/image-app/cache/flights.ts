/** Loads under way, one for each key: who asks for a key that is being loaded gets what that load gives. */
export class Flights<Value> {
    private readonly underWay = new Map<string, Promise<Value | undefined>>();

    /** The load of that key that is under way, if one is. */
    public join(key: string): Promise<Value | undefined> | undefined {
        return this.underWay.get(key);
    }

    /**
     * Starts the load of a key; none may be under way.
     *
     * @param keep is handed what was loaded, unless it is undefined or the flight was forgotten meanwhile
     * @returns what was loaded, or fails as the load does
     */
    public start(
        key: string,
        load: () => Promise<Value | undefined>,
        keep: (value: Value) => Value,
    ): Promise<Value | undefined> {
        // In the executor a load that throws at once fails as one that rejects.
        const loaded = new Promise<Value | undefined>((resolve) => resolve(load()));
        const flight: Promise<Value | undefined> = loaded
            .then((value) => (value !== undefined && this.underWay.get(key) === flight ? keep(value) : value))
            .finally(() => this.underWay.get(key) === flight && this.underWay.delete(key));
        this.underWay.set(key, flight);
        return flight;
    }

    /** What that load gives still goes to those who wait for it and to nobody else. */
    public forget(key: string): void {
        this.underWay.delete(key);
    }

    public forgetAll(): void {
        this.underWay.clear();
    }
}
