// What is kept for the next time, within bounds: however much is new, memory stays flat.

/** A map whose entries weigh something; what was least recently used goes first. */
export class BoundedMap<V> {
  /** The least recently used first. */
  private readonly entries = new Map<string, { value: V; weight: number }>();
  private taken = 0;

  /** @param room what all entries may weigh together */
  constructor(private readonly room: number) {}

  get size(): number {
    return this.entries.size;
  }

  get(key: string): V | undefined {
    const entry = this.entries.get(key);
    if (!entry) return undefined;
    this.entries.delete(key);
    this.entries.set(key, entry);
    return entry.value;
  }

  set(key: string, value: V, weight: number): void {
    this.delete(key);
    this.entries.set(key, { value, weight });
    this.taken += weight;
    while (this.taken > this.room) this.delete(this.entries.keys().next().value!);
  }

  delete(key: string): boolean {
    this.taken -= this.entries.get(key)?.weight ?? 0;
    return this.entries.delete(key);
  }
}
