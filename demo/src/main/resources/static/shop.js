fetch("/api/books").then(response => response.json()).then(books => {
  const list = document.querySelector(".books");
  for (const book of books) {
    const item = document.createElement("li");
    for (const [tag, text] of [["b", book.title], ["span", book.author], ["p", book.note]]) {
      item.appendChild(document.createElement(tag)).textContent = text;
    }
    list.appendChild(item);
  }
});
