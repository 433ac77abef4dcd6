import type { Log } from "../../../common/log.js";
import type { Book } from "../state/book.js";
import type { SharedState } from "../state/shared-state.js";
import type { AddressSet, AddressSets } from "./address-set.js";
import { type Network, readNetwork } from "./network.js";
import { type BlockRules, wantedBlocks } from "./wanted.js";

/** What an IP set of WAF holds. */
const mostOfSet = 10_000;
/** Rounds in which somebody else always was faster, or changed what is wanted. */
const mostRounds = 10;

export interface BlockerParts {
    readonly shared: SharedState;
    readonly sets: AddressSets<AddressSet>;
    readonly rules: BlockRules;
    readonly log: Log;
    /** Waits after a round that was lost. */
    readonly pause: (attempt: number) => Promise<void>;
}

/** What is to be changed in a set. */
interface Change {
    readonly add: readonly string[];
    readonly remove: readonly string[];
}

/**
 * Makes the sets of blocked addresses as they are wanted, and touches nothing in them that it has not put there. What it is about to put there is noted first: a call that dies in between leaves a
 * note without a block, and no block without a note, which nobody would ever lift.
 */
export class Blocker {
    constructor(private readonly parts: BlockerParts) {}

    /** @throws Error where others change a set all the time, and what WAF answers */
    public async bringUpToDate(): Promise<void> {
        const { sets } = this.parts;
        if (sets.ipv4) await this.update("ipv4", sets.ipv4);
        if (sets.ipv6) await this.update("ipv6", sets.ipv6);
    }

    private async update(family: Network["family"], set: AddressSet): Promise<void> {
        for (let round = 1; round <= mostRounds; round += 1) {
            const book = await this.parts.shared.read();
            const wanted = this.wanted(book, family);
            const placed = placedOf(book, family);
            if (wanted.length === 0 && placed.length === 0) return;
            const content = await set.read();
            const { add, remove } = changeOf(content.networks, wanted, placed);
            if (add.length + remove.length === 0) {
                // All that is left are notes of what is not there any more.
                await this.forget(family, new Set(placed));
                return;
            }
            await this.note(add);
            const networks = [...content.networks.filter((text) => !remove.includes(canonical(text))), ...add];
            if (await set.write({ networks, token: content.token })) {
                this.parts.log.info("blocked addresses were changed", {
                    family,
                    added: add.length,
                    lifted: remove.length,
                });
            } else {
                await this.parts.pause(round);
            }
        }
        throw new Error(
            `The set of blocked addresses (${family}) was changed by others in each of ${mostRounds} attempts.`,
        );
    }

    private wanted({ incidents, now }: Book, family: Network["family"]): readonly string[] {
        return wantedBlocks(incidents, now, this.parts.rules)
            .filter((network) => network.family === family)
            .map(({ text }) => text);
    }

    /** Notes what is about to be put there. */
    private note(added: readonly string[]): Promise<void> {
        return this.parts.shared.change(async ({ book }) => {
            const placed = [...new Set([...book.placed, ...added])];
            const isNew = placed.length > book.placed.length;
            return { book: isNew ? { ...book, placed } : undefined, result: undefined };
        });
    }

    /** Forgets what was found to be gone, unless it is wanted by now: then another call may be putting it there. */
    private forget(family: Network["family"], gone: ReadonlySet<string>): Promise<void> {
        return this.parts.shared.change(async ({ book }) => {
            const wanted = this.wanted(book, family);
            const placed = book.placed.filter((text) => !gone.has(text) || wanted.includes(text));
            const isLess = placed.length < book.placed.length;
            return { book: isLess ? { ...book, placed } : undefined, result: undefined };
        });
    }
}

function placedOf({ placed }: Book, family: Network["family"]): readonly string[] {
    return placed.filter((text) => readNetwork(text)?.family === family);
}

function changeOf(present: readonly string[], wanted: readonly string[], placed: readonly string[]): Change {
    const there = new Set(present.map(canonical));
    const remove = placed.filter((text) => there.has(text) && !wanted.includes(text));
    const room = mostOfSet - present.length + remove.length;
    return { add: wanted.filter((text) => !there.has(text)).slice(0, Math.max(0, room)), remove };
}

/** WAF may write an address otherwise than it was given. */
function canonical(text: string): string {
    return readNetwork(text)?.text ?? text;
}
