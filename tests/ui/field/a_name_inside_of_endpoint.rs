use endpoint::endpoint;

#[endpoint(DELETE "/v1/charges")]
struct DeleteCharges {
    #[endpoint(query = "dry-run")]
    dry_run: bool,
}

fn main() {}
