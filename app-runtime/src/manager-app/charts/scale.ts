/** The values of an axis: from 0 to a round number at or above `highest`, in three to five equal steps. */
export function axisTicks(highest: number, { whole = false }: { readonly whole?: boolean } = {}): readonly number[] {
    const top = highest > 0 ? Math.max(highest, whole ? 1 : 0) : 1;
    const rough = highest > 0 || !whole ? top / 4 : 1;
    const magnitude = 10 ** Math.floor(Math.log10(rough));
    const nice = [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((step) => step >= rough * (1 - 1e-9));
    const step = whole ? Math.max(1, Math.ceil(nice ?? rough)) : (nice ?? rough);
    const count = Math.max(1, Math.ceil(top / step - 1e-9));
    return Array.from({ length: count + 1 }, (_none, index) => Number((index * step).toPrecision(12)));
}

const compact = new Intl.NumberFormat("en", { notation: "compact", maximumFractionDigits: 1 });
const plain = new Intl.NumberFormat("en", { maximumFractionDigits: 1 });
const small = new Intl.NumberFormat("en", { maximumSignificantDigits: 2 });

/** A number in few characters, for an axis: `12.5K`. */
export function sayShort(value: number): string {
    return value !== 0 && Math.abs(value) < 1 ? small.format(value) : compact.format(value);
}

/** A number in full, for a table: `12,500` or `0.034`. */
export function sayNumber(value: number): string {
    return value !== 0 && Math.abs(value) < 1 ? small.format(value) : plain.format(value);
}

const time = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit", timeZone: "UTC" });

/** The time of a minute, such as `14:05`. */
export function sayTime(minute: Date): string {
    return time.format(minute);
}
