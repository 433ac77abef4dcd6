import type { Random } from "../../../image-app/testing/random.js";
import type { SimulatedGroup } from "./simulated-group.js";

const faults = ["Target.Timeout: Request timed out", "Target.ResponseCodeMismatch: [502]"] as const;

/** Something happens to the group, most often an instance falls sick or goes on being so. */
export function changeGroup(group: SimulatedGroup, random: Random): void {
    const member = anyone(group, random);
    switch (random.below(60)) {
        case 0:
        case 1:
        case 2:
            fallSick(group, random);
            break;
        case 4:
            if (member !== undefined) member.fault = undefined;
            break;
        case 5:
            if (member?.lifecycle === "InService") member.lifecycle = "Standby";
            break;
        case 6:
            if (random.below(4) === 0) group.dependency = "database";
            break;
        case 7:
            group.dependency = undefined;
            group.isProbeFailing = random.below(3) === 0;
            break;
        case 8:
            group.desired = Math.max(group.minimum, group.desired + random.below(3) - 1);
            break;
        case 9:
            group.replaces = random.below(4) !== 0;
            break;
        case 10:
            for (const each of random.below(3) === 0 ? group.members.values() : []) each.fault = faults[0];
            break;
        case 11:
            group.loseOne();
            break;
    }
}

export function fallSick(group: SimulatedGroup, random: Random): void {
    const member = anyone(group, random);
    if (member !== undefined) member.fault = random.pick(faults);
}

function anyone({ members }: SimulatedGroup, random: Random) {
    return [...members.values()][random.below(members.size)];
}
