use endpoint::{BaseUrl, Endpoint as _, HeaderField, HeaderLine, endpoint};

struct Version(u16, u8);

impl HeaderField for Version {
    fn write(&self, line: &mut HeaderLine) {
        line.push(format_args!("{}-{:02}", self.0, self.1));
    }
}

#[endpoint(DELETE "/zen")]
struct DeleteZen<T: HeaderField> {
    #[header("X-Version")]
    version: T,
}

fn main() {
    let base: BaseUrl = "http://api.test".parse().unwrap();
    let request = DeleteZen {
        version: Version(2022, 1),
    }
    .request(&base)
    .unwrap();
    assert_eq!(request.headers()["x-version"], "2022-01");
}
