export declare const MINIMUM: string;
export declare function isNewEnough(version: string): boolean;
