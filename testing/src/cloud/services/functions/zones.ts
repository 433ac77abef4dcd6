/**
 * Regions with the letters of the zones that a new account sees there, and the abbreviation in zone ids.
 *
 * @see https://docs.aws.amazon.com/global-infrastructure/latest/regions/aws-availability-zones.html
 */
const regions: Readonly<
    Record<string, { readonly zones: string; readonly abbreviation: string; readonly place: string }>
> = {
    "us-east-1": { zones: "abcdef", abbreviation: "use1", place: "US East (N. Virginia)" },
    "us-east-2": { zones: "abc", abbreviation: "use2", place: "US East (Ohio)" },
    "us-west-1": { zones: "ac", abbreviation: "usw1", place: "US West (N. California)" },
    "us-west-2": { zones: "abcd", abbreviation: "usw2", place: "US West (Oregon)" },
    "ca-central-1": { zones: "abd", abbreviation: "cac1", place: "Canada (Central)" },
    "sa-east-1": { zones: "abc", abbreviation: "sae1", place: "South America (Sao Paulo)" },
    "eu-central-1": { zones: "abc", abbreviation: "euc1", place: "Europe (Frankfurt)" },
    "eu-central-2": { zones: "abc", abbreviation: "euc2", place: "Europe (Zurich)" },
    "eu-west-1": { zones: "abc", abbreviation: "euw1", place: "Europe (Ireland)" },
    "eu-west-2": { zones: "abc", abbreviation: "euw2", place: "Europe (London)" },
    "eu-west-3": { zones: "abc", abbreviation: "euw3", place: "Europe (Paris)" },
    "eu-north-1": { zones: "abc", abbreviation: "eun1", place: "Europe (Stockholm)" },
    "eu-south-1": { zones: "abc", abbreviation: "eus1", place: "Europe (Milan)" },
    "ap-northeast-1": { zones: "acd", abbreviation: "apne1", place: "Asia Pacific (Tokyo)" },
    "ap-northeast-2": { zones: "abcd", abbreviation: "apne2", place: "Asia Pacific (Seoul)" },
    "ap-south-1": { zones: "abc", abbreviation: "aps1", place: "Asia Pacific (Mumbai)" },
    "ap-southeast-1": { zones: "abc", abbreviation: "apse1", place: "Asia Pacific (Singapore)" },
    "ap-southeast-2": { zones: "abc", abbreviation: "apse2", place: "Asia Pacific (Sydney)" },
};

export interface Zone {
    readonly name: string;
    readonly id: string;
}

/** The availability zones of a region; three for a region that is not listed here. */
export function zonesOfRegion(region: string): readonly Zone[] {
    const { zones, abbreviation } = regions[region] ?? { zones: "abc", abbreviation: abbreviated(region) };
    return [...zones].map((letter, index) => ({ name: region + letter, id: `${abbreviation}-az${String(index + 1)}` }));
}

/** The region's name for people, such as `Europe (Ireland)`. */
export function placeNameOf(region: string): string {
    return regions[region]?.place ?? region;
}

/** `eu-west-1` becomes `euw1`. */
function abbreviated(region: string): string {
    const [area = "", direction = "", number = ""] = region.split("-");
    return area + direction.slice(0, 1) + number;
}
