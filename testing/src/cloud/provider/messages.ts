import { Struct } from "google-protobuf/google/protobuf/struct_pb";
import * as protocol from "@pulumi/pulumi/proto/provider_pb";
import type { Difference, PropertyChange } from "../diff.js";
import type { Subject } from "../errors.js";
import type { InputValue } from "../inputs.js";
import type { Stored } from "../lifecycle.js";
import { readBag, toWire } from "../wire.js";

/** Plain or already written properties as the protocol's `Struct`. */
export function fromPlain(values: Readonly<Record<string, InputValue>>, secretKeys?: ReadonlySet<string>): Struct {
    return Struct.fromJavaScript(toWire(values, secretKeys));
}

/** Which resource a request is about. An engine before 3.140 sends the URN alone, which ends in type and name. */
export function subjectOf(request: { getUrn(): string; getType(): string; getName(): string }): Subject {
    const urn = request.getUrn();
    const parts = urn.split("::");
    const qualifiedType = parts[2] ?? "";
    return {
        urn,
        type: request.getType() === "" ? qualifiedType.slice(qualifiedType.lastIndexOf("$") + 1) : request.getType(),
        name: request.getName() === "" ? parts.slice(3).join("::") : request.getName(),
    };
}

export function readStored(id: string, outputs: Struct | undefined): Stored {
    return { id, outputs: readBag(outputs) };
}

const { Kind } = protocol.PropertyDiff;
const kinds = {
    add: { keeps: Kind.ADD, replaces: Kind.ADD_REPLACE },
    delete: { keeps: Kind.DELETE, replaces: Kind.DELETE_REPLACE },
    update: { keeps: Kind.UPDATE, replaces: Kind.UPDATE_REPLACE },
};

export function differenceResponse({ changes, deleteBeforeReplace }: Difference): protocol.DiffResponse {
    const { DIFF_NONE, DIFF_SOME } = protocol.DiffResponse.DiffChanges;
    const response = new protocol.DiffResponse()
        .setChanges(changes.length === 0 ? DIFF_NONE : DIFF_SOME)
        .setDiffsList(topLevel(changes))
        .setReplacesList(topLevel(changes.filter(({ replaces }) => replaces)))
        .setDeletebeforereplace(deleteBeforeReplace)
        .setHasdetaileddiff(true);
    for (const { path, kind, replaces } of changes) {
        const detail = new protocol.PropertyDiff()
            .setKind(kinds[kind][replaces ? "replaces" : "keeps"])
            .setInputdiff(true);
        response.getDetaileddiffMap().set(path, detail);
    }
    return response;
}

function topLevel(changes: readonly PropertyChange[]): string[] {
    return [...new Set(changes.map(({ path }) => path.split(/[.[]/)[0] ?? path))];
}
