/** The 体制図 as a tree, from whom each member reports to. */

export interface Standing {
  user: string;
  name: string;
  reportsTo: string | null;
}

export interface Branch<T extends Standing> {
  member: T;
  below: Branch<T>[];
}

/** Whoever reports to nobody here stands at the top; a circle is broken, so that nobody is lost. */
export function chartOf<T extends Standing>(members: readonly T[]): Branch<T>[] {
  const here = new Map(members.map((member) => [member.user, member]));
  const placed = new Set<string>();
  const branch = (member: T): Branch<T> => {
    placed.add(member.user);
    const below = members.filter(
      ({ user, reportsTo }) => reportsTo === member.user && !placed.has(user),
    );
    return { member, below: below.map(branch) };
  };
  const tops = members.filter(({ reportsTo }) => reportsTo === null || !here.has(reportsTo));
  const trees = tops.map(branch);
  for (const member of members) if (!placed.has(member.user)) trees.push(branch(member));
  return trees;
}
