/**
 * What a component remembers for its methods.
 *
 * It is kept outside the class because Pulumi turns every field of a component class, private ones too, into an output that
 * all other languages see.
 */
export class Internals<Component extends object, Facts> {
    private readonly known = new WeakMap<Component, Facts>();

    /** Remembers `facts` for as long as `component` lives. */
    public keep(component: Component, facts: Facts): void {
        this.known.set(component, facts);
    }

    /** @throws when the component was not constructed by this package, as when a look-alike is passed to a method */
    public of(component: Component): Facts {
        const facts = this.known.get(component);
        if (facts === undefined) {
            throw new Error(
                "Nothing is known of this component: call its methods on the object that its constructor returned.",
            );
        }
        return facts;
    }
}
