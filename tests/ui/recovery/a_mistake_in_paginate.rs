use endpoint::{Client, endpoint};

#[endpoint(GET "/issues" -> Vec<String>, paginate = page(pag))]
struct ListIssues {
    page: Option<u32>,
}

fn main() {
    let client = Client::new("http://127.0.0.1:1").unwrap();
    let list = ListIssues { page: None };
    let _pages: endpoint::Pages<Vec<String>, endpoint::Raw> = list.pages(&client);
    let _items: endpoint::Items<Vec<String>, endpoint::Raw> = list.items(&client);
    let _again = client.pages(&list);
}
