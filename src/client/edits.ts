/** The members of `T` that someone wants to change: objects in part, arrays and scalars whole, `null` where a member may be absent. */
export type DeepPartial<T> = { [K in keyof T]?: Change<T[K]> };
type Change<V> = V extends readonly unknown[] ? V : V extends object ? DeepPartial<V> : V extends undefined ? null : V;
