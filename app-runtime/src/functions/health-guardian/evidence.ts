import { CreateSnapshotsCommand, CreateTagsCommand, DescribeSnapshotsCommand, EC2Client } from "@aws-sdk/client-ec2";
import { clientOptions, limit, type AwsPlace } from "../../common/aws/control-clients.js";
import type { Replacement } from "./state.js";
import { incidentTag } from "./words.js";

/** Keeps what is left of a sick instance for those who look into it. */
export class EvidenceStore {
    private readonly client: EC2Client;
    /** AWS takes no token that would make a repeated request one: a repetition would be more snapshots. */
    private readonly once: EC2Client;

    constructor(place: AwsPlace) {
        this.client = new EC2Client(clientOptions(place));
        this.once = new EC2Client({ ...clientOptions(place), maxAttempts: 1 });
    }

    /**
     * Begins snapshots of all disks of the instance as they are at one moment, and answers their ids; those of the same incident that were begun before are found again.
     * AWS finishes them by itself, also when the instance is gone.
     *
     * @throws Error where AWS refuses, or the instance has no disk to keep
     * @see https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_CreateSnapshots.html
     */
    public async keep({ id, instance }: Pick<Replacement, "id" | "instance">): Promise<readonly string[]> {
        const found = await this.find(id);
        if (found.length > 0) {
            return found;
        }
        const { Snapshots = [] } = await this.once.send(
            new CreateSnapshotsCommand({
                InstanceSpecification: { InstanceId: instance, ExcludeBootVolume: false },
                Description: `Evidence of ${instance}, which failed its health checks`,
                TagSpecifications: [{ ResourceType: "snapshot", Tags: tagsOf(id, instance) }],
            }),
            limit(),
        );
        const ids = Snapshots.flatMap(({ SnapshotId }) => (SnapshotId === undefined ? [] : [SnapshotId]));
        if (ids.length === 0) {
            throw new Error(`${instance} has no disk of which a snapshot can be made.`);
        }
        return ids;
    }

    /** Marks an instance that is kept itself. Doing it again changes nothing. */
    public async mark({ id, instance }: Pick<Replacement, "id" | "instance">): Promise<void> {
        const Tags = tagsOf(id, instance);
        await this.client.send(new CreateTagsCommand({ Resources: [instance], Tags }), limit());
    }

    private async find(id: string): Promise<readonly string[]> {
        const { Snapshots = [] } = await this.client.send(
            new DescribeSnapshotsCommand({
                OwnerIds: ["self"],
                Filters: [
                    { Name: `tag:${incidentTag}`, Values: [id] },
                    // Those that failed are no evidence.
                    { Name: "status", Values: ["pending", "completed"] },
                ],
            }),
            limit(),
        );
        return Snapshots.flatMap(({ SnapshotId }) => (SnapshotId === undefined ? [] : [SnapshotId]));
    }
}

const tagsOf = (id: string, instance: string) => [
    { Key: incidentTag, Value: id },
    { Key: "Name", Value: `evidence of ${instance}` },
];
