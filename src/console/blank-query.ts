// What an untouched editor shows. The cookbook knows it too, so as not to open a second tab beside an unused one.

/** Says what to do first, and runs without harm. */
export const BLANK_QUERY = `# 联动 Liandong
#
# 点击左侧操作示例即可运行，也可在此编写查询。
# Click an operation on the left to run it,
# or write a query here.
#
#   Ctrl-Enter   运行 run
#   Ctrl-Space   补全 complete

{
  __typename
}
`;
