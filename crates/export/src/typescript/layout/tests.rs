//! Against what Prettier 3.10 writes.

use super::layout;

/// The lines of a text in so many columns.
fn laid_out(width: usize, text: &str) -> Vec<String> {
    let indent = super::LINE_WIDTH - width;
    let text = layout(indent, text).unwrap_or_default();
    text.lines().map(|line| line[indent..].to_owned()).collect()
}

#[test]
fn an_object_as_the_last_argument_hugs_its_call() {
    let expected =
        ["page = await repositories.posts.list({", "  order,", "  limit: 250,", "  after: null,", "});"];
    assert_eq!(
        laid_out(50, "page = await repositories.posts.list({ order, limit: 250, after: null });"),
        expected
    );
}

#[test]
fn arguments_take_lines_of_their_own() {
    let expected = ["assert.deepEqual(", "  await repositories.posts.find(saved.id),", "  saved,", ");"];
    assert_eq!(laid_out(50, "assert.deepEqual(await repositories.posts.find(saved.id), saved);"), expected);
    let expected = [
        "assert.deepEqual(",
        "  await repositories.posts.find(",
        "    saved.identity,",
        "  ),",
        "  saved,",
        ");",
    ];
    assert_eq!(
        laid_out(40, "assert.deepEqual(await repositories.posts.find(saved.identity), saved);"),
        expected
    );
}

#[test]
fn an_array_as_the_last_argument_hugs_its_call() {
    let expected = ["assert.deepEqual(await all.listTagIds(post.id), [", "  tag.id,", "]);"];
    assert_eq!(laid_out(50, "assert.deepEqual(await all.listTagIds(post.id), [tag.id]);"), expected);
}

#[test]
fn the_body_of_an_arrow_moves_where_it_ends_a_call() {
    let expected = ["return this.table.filter((row) =>", "  ids.includes(row.id),", ");"];
    assert_eq!(laid_out(50, "return this.table.filter((row) => ids.includes(row.id));"), expected);
    let expected = [
        "this.table.page(",
        "  rows,",
        "  (row) =>",
        "    row.one === one &&",
        "    row.other === other,",
        ");",
    ];
    assert_eq!(
        laid_out(40, "this.table.page(rows, (row) => row.one === one && row.other === other);"),
        expected
    );
}

#[test]
fn operands_break_at_each_operator() {
    let expected = ["title: post.title ?? stored?.title ?? ('' as PostTitle),"];
    assert_eq!(laid_out(60, "title: post.title ?? stored?.title ?? ('' as PostTitle),"), expected);
    let expected = ["title:", "  post.title ??", "  stored?.title ??", "  ('' as PostTitle),"];
    assert_eq!(laid_out(40, "title: post.title ?? stored?.title ?? ('' as PostTitle),"), expected);
    let expected = ["return (", "  post.title === title &&", "  post.author === author", ");"];
    assert_eq!(laid_out(40, "return post.title === title && post.author === author;"), expected);
}

#[test]
fn a_list_stays_behind_its_operator() {
    let expected = ["tags: post.tags && [", "  ...post.tags,", "  ...others,", "],"];
    assert_eq!(laid_out(40, "tags: post.tags && [...post.tags, ...others],"), expected);
}

#[test]
fn a_conditional_breaks_before_its_marks() {
    let expected = ["return id === undefined", "  ? undefined", "  : this.table.stored([id]);"];
    assert_eq!(laid_out(40, "return id === undefined ? undefined : this.table.stored([id]);"), expected);
    let expected =
        ["pick((row) =>", "  row.place === null", "    ? null", "    : places.indexOf(row.place),", ");"];
    assert_eq!(
        laid_out(40, "pick((row) => row.place === null ? null : places.indexOf(row.place));"),
        expected
    );
}

#[test]
fn a_chain_takes_a_line_a_call() {
    let expected = ["const rows = await this.database", "  .select()", "  .from(posts)", "  .limit(1);"];
    assert_eq!(laid_out(40, "const rows = await this.database.select().from(posts).limit(1);"), expected);
    let expected = [
        "const rows = await this.database",
        "  .select()",
        "  .from(posts)",
        "  .where(eq(posts.id, f(id)))",
        "  .limit(1);",
    ];
    assert_eq!(
        laid_out(
            99,
            "const rows = await this.database.select().from(posts).where(eq(posts.id, f(id))).limit(1);"
        ),
        expected
    );
}

#[test]
fn a_chain_stays_where_only_its_last_object_breaks() {
    let expected = ["const write = this.database", "  .insert(posts)", "  .values({ author, title });"];
    assert_eq!(
        laid_out(50, "const write = this.database.insert(posts).values({ author, title });"),
        expected
    );
}

#[test]
fn a_call_that_cannot_break_well_moves_behind_its_operator() {
    let expected = ["const found =", "  await repositories.posts.findBySlug(", "    slug,", "  );"];
    assert_eq!(laid_out(40, "const found = await repositories.posts.findBySlug(slug);"), expected);
    let expected = ["completionPercentage: excluded(", "  posts.completionPercentage,", "),"];
    assert_eq!(laid_out(40, "completionPercentage: excluded(posts.completionPercentage),"), expected);
    let expected = ["from: r.publishedPostsOfAuthors", "  .authorIdentity,"];
    assert_eq!(laid_out(40, "from: r.publishedPostsOfAuthors.authorIdentity,"), expected);
}

#[test]
fn the_statement_of_a_loop_moves() {
    let expected = ["for (const post of batch)", "  this.table.put(this.complete(post));"];
    assert_eq!(laid_out(50, "for (const post of batch) this.table.put(this.complete(post));"), expected);
}

#[test]
fn parameters_break_before_the_result() {
    let expected = ["async findBySlug(", "  slug: PostSlug,", "): Promise<Post | null> {"];
    assert_eq!(laid_out(50, "async findBySlug(slug: PostSlug): Promise<Post | null> {"), expected);
    let expected = [
        "find(",
        "  request: { readonly from: Date; readonly until: Date },",
        "  limit = 5,",
        "): Promise<Page<Post, PostOrder>>;",
    ];
    assert_eq!(
        laid_out(
            60,
            "find(request: { readonly from: Date; readonly until: Date }, limit = 5): Promise<Page<Post, PostOrder>>;"
        ),
        expected
    );
    let expected = [
        "private async page(",
        "  filter: SQL,",
        "  {",
        "    order = 'id',",
        "    limit,",
        "    after,",
        "  }: PageRequest<PostOrder> = {},",
        "): Promise<Page<Post>> {",
    ];
    assert_eq!(
        laid_out(
            50,
            "private async page(filter: SQL, { order = 'id', limit, after }: PageRequest<PostOrder> = {}): Promise<Page<Post>> {"
        ),
        expected
    );
}

#[test]
fn a_union_moves_and_then_breaks() {
    let expected = ["export type PostOrder =", "  'id' | '-id' | 'slug';"];
    assert_eq!(laid_out(40, "export type PostOrder = 'id' | '-id' | 'slug';"), expected);
    let expected = ["export type PostOrder =", "  | 'id'", "  | '-id'", "  | 'slug'", "  | '-slug';"];
    assert_eq!(laid_out(30, "export type PostOrder = 'id' | '-id' | 'slug' | '-slug';"), expected);
    let expected = ["export type PostParents =", "  Pick<", "    NewPost,", "    'author' | 'blog'", "  >;"];
    assert_eq!(laid_out(30, "export type PostParents = Pick<NewPost, 'author' | 'blog'>;"), expected);
    let expected = ["readonly author:", "  UserIdentity | undefined;"];
    assert_eq!(laid_out(30, "readonly author: UserIdentity | undefined;"), expected);
}

/// The lines of a property, in a table of a schema.
fn property(text: &str) -> String {
    layout(4, &[text, ","].concat()).unwrap_or_default()
}

const LONG: &str = "aColumnWhoseNameIsSoLongThatLittleElseFitsOnItsLine";

#[test]
fn a_call_without_arguments_moves_to_its_own_line() {
    let expected = format!("    {LONG}:\n      r.many.aTableWhoseNameIsAboutAsLongAsThat(),");
    assert_eq!(property(&format!("{LONG}: r.many.aTableWhoseNameIsAboutAsLongAsThat()")), expected);
}

#[test]
fn a_short_argument_does_not_help_and_a_long_one_breaks() {
    let short = property(&format!("{LONG}: anEnumeration('twenty_columns_here').notNull()"));
    assert_eq!(short, format!("    {LONG}:\n      anEnumeration('twenty_columns_here').notNull(),"));
    let long = property(&format!("{LONG}: anEnumeration('more_than_twenty_five_columns').notNull()"));
    let broken = "anEnumeration(\n      'more_than_twenty_five_columns',\n    ).notNull(),";
    assert_eq!(long, format!("    {LONG}: {broken}"));
}

#[test]
fn a_short_key_keeps_its_value() {
    let expected = format!("    from: r.{LONG}\n      .{LONG},");
    assert_eq!(property(&format!("from: r.{LONG}.{LONG}")), expected);
}

#[test]
fn only_an_object_at_the_end_of_a_chain_breaks() {
    let options = "{ name: 'customers_id_seq', startWith: 1000, increment: 10, cache: 5, cycle: true }";
    let text = property(&format!("id: bigint('id').primaryKey().generatedAlwaysAsIdentity({options})"));
    let head = "    id: bigint('id').primaryKey().generatedAlwaysAsIdentity({\n      name:";
    assert!(text.starts_with(head), "{text}");
    assert!(text.ends_with("\n      cycle: true,\n    }),"), "{text}");
}

#[test]
fn a_chain_with_a_function_breaks_even_where_it_fits() {
    let text = property("user: text('user').notNull().references((): AnyPgColumn => users.id)");
    let lines =
        ["    user: text('user')", "      .notNull()", "      .references((): AnyPgColumn => users.id),"];
    assert_eq!(text, lines.join("\n"));
}

#[test]
fn what_is_on_several_lines_stays_so() {
    let table = "const x = pgTable('t', {\n/** What.\n *\n * More. */\nid: text('id') }, (table) => [a])";
    let lines = [
        "const x = pgTable(",
        "  't',",
        "  {",
        "    /** What.",
        "     *",
        "     * More. */",
        "    id: text('id'),",
        "  },",
        "  (table) => [a],",
        ")",
    ];
    assert_eq!(layout(0, table).unwrap_or_default(), lines.join("\n"));
    let function = "export async function f(filter: {\nreadonly a: A; }, limit = 50): Promise<A> {";
    let lines = [
        "export async function f(",
        "  filter: {",
        "    readonly a: A;",
        "  },",
        "  limit = 50,",
        "): Promise<A> {",
    ];
    assert_eq!(layout(0, function).unwrap_or_default(), lines.join("\n"));
    let condition = "a.where(sql`a\nb`).limit(1);";
    assert_eq!(layout(0, condition).as_deref(), Some("a.where(\n  sql`a\nb`,\n).limit(1);"));
}

#[test]
fn a_number_is_written_without_the_zeros_that_it_does_not_need() {
    assert_eq!(laid_out(60, "f(0.0000, 1.50, 2., 3);"), ["f(0.0, 1.5, 2, 3);"]);
}

#[test]
fn what_cannot_be_read_stays() {
    for text in [
        "it('waits', () => {",
        "});",
        "/** What it is. */",
        "",
        "return {",
        "const a = '",
        "f(`",
        "a ? b",
        "((",
    ] {
        assert_eq!(layout(0, text), None, "{text}");
    }
    let deep = ["f(", &"[".repeat(100_000), &"]".repeat(100_000), ");"].concat();
    assert_eq!(layout(0, &deep), None);
    let deep = ["a = ", &"!".repeat(100_000), "a;"].concat();
    assert_eq!(layout(0, &deep), None);
}
