//! Which endpoint is each operation of the sample?

use endpoint::{Nullable, endpoint};
use serde::{Deserialize, Deserializer};
use serde_json::Value;

use super::{Check, check};

/// The operations by the first part of a row's id.
pub(crate) const OPERATIONS: &[(&str, Check)] = &[
    ("synthetic/seg", check::<Segment>),
    ("synthetic/lastseg", check::<LastSegment>),
    ("synthetic/partseg", check::<PartOfSegment>),
    ("synthetic/query", check::<Query>),
    ("synthetic/query-q", check::<QueryQ>),
    ("synthetic/query-template", check::<PostQuery>),
    ("activity/mark-thread-as-read", check::<MarkThreadAsRead>),
    ("agent-tasks/create-task-in-repo", check::<CreateTask>),
    ("agent-tasks/list-tasks-for-repo", check::<ListTasks>),
    (
        "dependabot/create-or-update-repo-secret",
        check::<PutSecret>,
    ),
    ("issues/update-comment", check::<UpdateComment>),
    ("migrations/list-for-org", check::<ListMigrations>),
    ("packages/restore-package-for-user", check::<RestorePackage>),
    ("projects/delete-item-for-user", check::<DeleteItem>),
    ("repos/compare-commits", check::<CompareCommits>),
    ("repos/delete-file", check::<DeleteFile>),
    ("repos/get-content", check::<GetContent>),
    ("search/labels", check::<SearchLabels>),
    (
        "security-advisories/create-repository-advisory",
        check::<CreateAdvisory>,
    ),
    (
        "security-advisories/list-global-advisories",
        check::<ListAdvisories>,
    ),
    ("users/list-attestations-bulk", check::<ListAttestations>),
];

#[endpoint(GET "/x/<v>/y")]
#[derive(Deserialize)]
struct Segment {
    v: String,
}

#[endpoint(GET "/x/<v>")]
#[derive(Deserialize)]
struct LastSegment {
    v: String,
}

#[endpoint(GET "/x/a...<v>")]
#[derive(Deserialize)]
struct PartOfSegment {
    v: String,
}

#[endpoint(GET "/x")]
#[derive(Deserialize)]
struct Query {
    v: String,
}

#[endpoint(GET "/x")]
#[derive(Deserialize)]
struct QueryQ {
    q: String,
}

#[endpoint(POST "/x")]
#[derive(Deserialize)]
struct PostQuery {
    #[query]
    v: String,
}

#[endpoint(PATCH "/notifications/threads/<thread_id>")]
#[derive(Deserialize)]
struct MarkThreadAsRead {
    thread_id: u64,
}

#[endpoint(POST "/agents/repos/<owner>/<repo>/tasks")]
#[derive(Deserialize)]
struct CreateTask {
    owner: String,
    repo: String,
    prompt: String,
    model: Option<String>,
    custom_agent: Option<String>,
    create_pull_request: Option<bool>,
    base_ref: Option<String>,
    head_ref: Option<String>,
}

#[endpoint(GET "/agents/repos/<owner>/<repo>/tasks")]
#[derive(Deserialize)]
struct ListTasks {
    owner: String,
    repo: String,
    per_page: Option<u64>,
    page: Option<u64>,
    sort: Option<Sort>,
    direction: Option<Direction>,
    state: Option<String>,
    is_archived: Option<bool>,
    since: Option<String>,
    #[serde(default)]
    creator_id: Vec<u64>,
}

#[derive(Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
enum Sort {
    UpdatedAt,
    Published,
    Created,
}

#[derive(Deserialize, serde::Serialize)]
#[serde(rename_all = "snake_case")]
enum Direction {
    Asc,
    Desc,
}

#[endpoint(PUT "/repos/<owner>/<repo>/dependabot/secrets/<secret_name>")]
#[derive(Deserialize)]
struct PutSecret {
    owner: String,
    repo: String,
    secret_name: String,
    encrypted_value: Option<String>,
    key_id: Option<String>,
}

#[endpoint(PATCH "/repos/<owner>/<repo>/issues/comments/<comment_id>")]
#[derive(Deserialize)]
struct UpdateComment {
    owner: String,
    repo: String,
    comment_id: i64,
    body: String,
}

#[endpoint(GET "/orgs/<org>/migrations")]
#[derive(Deserialize)]
struct ListMigrations {
    org: String,
    per_page: Option<u32>,
    page: Option<u32>,
    #[serde(default)]
    exclude: Vec<String>,
}

#[endpoint(DELETE "/users/<username>/projectsV2/<project_number>/items/<item_id>")]
#[derive(Deserialize)]
struct DeleteItem {
    username: String,
    project_number: i64,
    item_id: i64,
}

#[endpoint(POST "/users/<username>/packages/<package_type>/<package_name>/restore")]
#[derive(Deserialize)]
struct RestorePackage {
    username: String,
    package_type: String,
    package_name: String,
    #[query]
    token: Option<String>,
}

#[endpoint(GET "/repos/<owner>/<repo>/compare/<base>...<head>")]
#[derive(Deserialize)]
struct CompareCommits {
    owner: String,
    repo: String,
    base: String,
    head: String,
    per_page: Option<i64>,
    page: Option<i64>,
}

#[endpoint(DELETE "/repos/<owner>/<repo>/contents/<path>", body = json)]
#[derive(Deserialize)]
struct DeleteFile {
    owner: String,
    repo: String,
    path: String,
    message: String,
    sha: String,
    branch: Option<String>,
    committer: Option<Value>,
    author: Option<Value>,
}

#[endpoint(GET "/repos/<owner>/<repo>/contents/<path>")]
#[derive(Deserialize)]
struct GetContent {
    owner: String,
    repo: String,
    path: String,
    r#ref: Option<String>,
}

#[endpoint(GET "/search/labels")]
#[derive(Deserialize)]
struct SearchLabels {
    repository_id: u64,
    q: String,
    sort: Option<Sort>,
    order: Option<Direction>,
    per_page: Option<u32>,
    page: Option<u32>,
}

#[endpoint(POST "/repos/<owner>/<repo>/security-advisories")]
#[derive(Deserialize)]
struct CreateAdvisory {
    owner: String,
    repo: String,
    summary: String,
    description: String,
    vulnerabilities: Vec<Value>,
    #[serde(default, deserialize_with = "given")]
    cve_id: Option<Nullable<String>>,
    cwe_ids: Option<Vec<String>>,
    credits: Option<Vec<Value>>,
    severity: Option<String>,
    cvss_vector_string: Option<String>,
    start_private_fork: Option<bool>,
}

/// A null that is given is not a value that is missing.
fn given<'de, D: Deserializer<'de>>(from: D) -> Result<Option<Nullable<String>>, D::Error> {
    Nullable::deserialize(from).map(Some)
}

#[endpoint(GET "/advisories")]
#[derive(Deserialize)]
struct ListAdvisories {
    ghsa_id: Option<String>,
    r#type: Option<String>,
    cve_id: Option<String>,
    ecosystem: Option<String>,
    severity: Option<String>,
    cwes: Option<String>,
    is_withdrawn: Option<bool>,
    affects: Option<String>,
    published: Option<String>,
    updated: Option<String>,
    modified: Option<String>,
    epss_percentage: Option<String>,
    epss_percentile: Option<String>,
    before: Option<String>,
    after: Option<String>,
    direction: Option<Direction>,
    per_page: Option<i64>,
    sort: Option<Sort>,
}

#[endpoint(POST "/users/<username>/attestations/bulk-list")]
#[derive(Deserialize)]
struct ListAttestations {
    username: String,
    #[query]
    per_page: Option<u64>,
    #[query]
    before: Option<String>,
    #[query]
    after: Option<String>,
    subject_digests: Vec<String>,
    predicate_type: Option<String>,
    #[serde(rename = "predicateType")]
    kind: Option<String>,
}
