// @ts-check

App({});
