pub mod api {
    use endpoint::endpoint;

    #[derive(serde::Deserialize)]
    struct Member {
        name: String,
    }

    #[endpoint(GET "/member" -> Member)]
    pub struct GetMember;
}

fn main() {}
