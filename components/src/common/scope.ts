import type * as pulumi from "@pulumi/pulumi";
import type { AlarmTunings } from "./alarm-tuning.js";
import type { Tags } from "./alarms.js";

/** What every child builder of a component needs: the component's name, the component itself, and the tags to put on children. */
export interface ChildScope {
    name: string;
    parent: pulumi.Resource;
    tags: Tags | undefined;
    /** What a person decides about the component's alarms, by role. */
    tunings?: AlarmTunings | undefined;
}
