declare const __FILES__: string[];
declare const __PAGE__: string;
