/** A VPC: one that the program makes, or the account's default one that it adopts. */
export const vpcTypes: ReadonlySet<string> = new Set(["aws:ec2/vpc:Vpc", "aws:ec2/defaultVpc:DefaultVpc"]);
