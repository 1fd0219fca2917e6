/** The part of the package that the tests use; it ships no types. */
declare module '@gorhill/ubo-core' {
  export class StaticNetFilteringEngine {
    static create(): Promise<StaticNetFilteringEngine>
    useLists(lists: readonly { readonly name: string; readonly raw: string }[]): Promise<void>
    matchRequest(request: { readonly originURL: string; readonly url: string; readonly type: string }): number
  }
}
