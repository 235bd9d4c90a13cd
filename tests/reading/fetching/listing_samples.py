"""Feeds and sitemaps as sites write them; every name in them is invented."""

RSS = """<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/">
<channel><title>Harbour Courier</title>
<item><title>Pier to close</title><link>http://courier.example/2023/pier</link>
<guid isPermaLink="false">courier-1</guid><pubDate>Tue, 31 Jan 2023 01:00:00 +0900</pubDate></item>
<item><title>Pier open &amp;amp; full</title><link>/2023/open</link>
<pubDate>Wed, 01 Feb 2023 10:00:00 GMT</pubDate></item>
<item><title>Only a picture</title></item>
</channel></rss>"""

WHOLE = RSS.replace(
    "<item><title>Only a picture</title></item>",
    "<item><title>Mayor speaks</title><link>http://courier.example/2023/mayor</link>"
    "<guid>courier-3</guid><content:encoded><![CDATA[<p>"
    + "The mayor of Lowmoor said that the pier is closed. " * 20
    + "</p>]]></content:encoded></item>",
)

ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Lowmoor Gazette</title>
<entry><id>tag:gazette,1</id><title>Council meets</title>
<link rel="alternate" href="http://courier.example/council"/><updated>2023-02-03T09:00:00Z</updated>
<author><name>Rita Solberg</name></author></entry>
<entry><id>tag:gazette,2</id><title>Council parts</title>
<published>2023-02-04T23:30:00-05:00</published>
<link href="http://courier.example/parts"/><updated>2023-02-05T09:00:00Z</updated></entry></feed>"""

SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
<url><loc>http://courier.example/old</loc><lastmod>2022-01-01</lastmod></url>
<url><loc>http://courier.example/2023/pier</loc><lastmod>2023-02-01</lastmod><news:news>
<news:publication><news:name>Harbour Courier</news:name></news:publication>
<news:publication_date>2023-01-31</news:publication_date><news:title>Pier to close</news:title>
</news:news></url><url><loc>ftp://courier.example/no</loc></url></urlset>"""

INDEX = """<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
<sitemap><loc>http://courier.example/news.xml</loc></sitemap>
<sitemap><loc>http://127.0.0.1/inside.xml</loc></sitemap></sitemapindex>"""

BOMB = (
    '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "aaaaaaaaaa">'
    + "".join(
        f'<!ENTITY {b} "{f"&{a};" * 10}">' for a, b in zip("abcdefgh", "bcdefghi", strict=True)
    )
    + '<!ENTITY file SYSTEM "file:///etc/passwd">]><rss><channel><title>&i;&file;</title><item>'
    "<link>http://courier.example/a</link><title>&i;</title></item></channel></rss>"
)
