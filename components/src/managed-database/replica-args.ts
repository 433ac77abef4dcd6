import type { AlarmTuningArgs } from "../common/alarm-tuning.js";
import type { DatabaseInstanceSize } from "./args.js";

/**
 * A read replica: an instance of its own that follows the database, usually by less than a second, and answers queries that only read. Storage, parameters,
 * logs and monitoring are those of the database.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ReadRepl.html
 */
export interface ReplicaArgs {
    /**
     * Processors and memory, as an RDS instance class. A smaller one than the database's may fall behind.
     * @default the class of the database
     */
    instanceClass?: string;

    /**
     * Size of an `instanceClass` that this library does not know.
     * @default looked up by class
     */
    instanceSize?: DatabaseInstanceSize;

    /**
     * One of the network's zones. Another one deletes the replica and then makes it there.
     * @default chosen by RDS
     */
    availabilityZone?: string;

    /**
     * Refuses deletion. It holds nothing that the database does not hold, so that it can be made again.
     * @default false
     */
    deletionProtection?: boolean;

    /**
     * Changes alarms of this replica by role, or silences them with a reason. The roles are those of the database without `transaction-ids`, and
     * `replica-lag`.
     * @default every alarm as it is
     */
    alarms?: Record<string, AlarmTuningArgs>;
}
