import { readdirSync, readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { expect } from "chai";
import { isStateful, statefulTypes, statelessTypes } from "./stateful-types.js";

/** How the names end of things that may hold data. */
const soundsLikeData = new RegExp(
    `(${[
        "ami|amiCopy|amiFromInstance|archive|authority|backup|base|broker|bucket|cache|catalog|cluster|collection",
        "container|copy|dataSet|directory|disk|domain|graph|image|index|instance|item|key|lake|ledger|memory|namespace",
        "object|parameter|pool|queue|registry|replica|repository|secret|share|snapshot|space|store|stream|system|table",
        "vault|volume|workspace|zone|(feature|log|replication|shard)Group",
    ].join("|")})(V\\d)?$`,
    "i",
);

/** Every resource type of the installed @pulumi/aws. */
function providerTypes(): string[] {
    const folder = dirname(createRequire(__filename).resolve("@pulumi/aws/package.json"));
    return readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory() && entry.name !== "node_modules")
        .flatMap(({ name }) => readdirSync(join(folder, name)).map((file) => join(folder, name, file)))
        .filter((file) => file.endsWith(".js"))
        .flatMap((file) => /__pulumiType = '(aws:[^']+)'/.exec(readFileSync(file, "utf8"))?.[1] ?? []);
}

describe("the types with data", () => {
    let types: string[];
    before("read the provider package", function () {
        this.timeout(60_000);
        types = providerTypes();
    });

    it("are those of the provider package that sound like it, each sorted by hand", () => {
        const unsorted = types.filter(
            (type) => soundsLikeData.test(type) && !statefulTypes.has(type) && !statelessTypes.has(type),
        );
        expect(types).to.have.length.greaterThan(1_500);
        expect(unsorted, "say in stateful-types.ts whether these hold data").to.deep.equal([]);
    });

    it("exist, and hold data or hold none", () => {
        const known = new Set(types);
        const sorted = [...statefulTypes, ...statelessTypes];
        expect(sorted.filter((type) => !known.has(type))).to.deep.equal([]);
        expect([...statefulTypes].filter((type) => statelessTypes.has(type))).to.deep.equal([]);
        expect(new Set(sorted)).to.have.property("size", sorted.length);
    });

    for (const type of [
        "aws:docdb/elasticCluster:ElasticCluster",
        "aws:fsx/ontapVolume:OntapVolume",
        "aws:kms/externalKey:ExternalKey",
        "aws:s3/vectorsVectorBucket:VectorsVectorBucket",
        "aws:timestreaminfluxdb/dbInstance:DbInstance",
        "aws-native:dynamodb:Table",
        "aws-native:rds:DBInstance",
        "aws-native:rds:DbInstance",
        "aws-native:s3:Bucket",
    ]) {
        it(`have ${type} among them`, () => expect(isStateful(type)).to.equal(true));
    }

    for (const type of ["aws:ec2/eip:Eip", "aws:s3/bucketPolicy:BucketPolicy", "aws-native:s3:BucketPolicy"]) {
        it(`do not have ${type} among them`, () => expect(isStateful(type)).to.equal(false));
    }

    it("are joined by those that the command line names", () => {
        const type = "gcp:storage/bucket:Bucket";
        expect([isStateful(type), isStateful(type, [type])]).to.deep.equal([false, true]);
    });
});
