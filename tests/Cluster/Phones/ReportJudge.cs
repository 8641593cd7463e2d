using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;

namespace RedStation.Tests.Cluster.Phones;

/// <summary>Reads back what has arrived of the phones' reports.</summary>
internal static class ReportJudge
{
    /// <summary>Each report is there once, in the order of its phone, with its own picture once and no other.</summary>
    public static async Task Judge(HttpClient client, IReadOnlyList<PlannedPhone> phones)
    {
        List<string> photos = [];
        foreach (var phone in phones)
        {
            var rider = await Person.SignIn(client, phone.Subject);
            var own = phone.Reports.Select(report => report.Note).ToHashSet();
            var arrived = (await CasesOf(rider)).Where(one => own.Contains((string)one["note"]!))
                .OrderBy(one => (DateTimeOffset)one["reportedAt"]!).ToList();
            Assert.Equal(phone.Reports.Select(report => report.Note), arrived.Select(one => (string)one["note"]!));
            foreach (var (report, one) in phone.Reports.Zip(arrived))
            {
                var pictures = one["photos"]!.AsArray().Select(photo => (string)photo!["id"]!).ToList();
                Assert.Equal(report.Photo is null ? 0 : 1, pictures.Count);
                foreach (var id in pictures)
                {
                    Assert.Equal(PlannedPhone.WidthOf(report.Number), Pictures.SizeOf(await Photo(client, rider, id)).Width);
                    photos.Add(id);
                }
            }
        }

        Assert.Equal(photos.Count, photos.Distinct().Count());
        Assert.NotEmpty(photos);
    }

    private static async Task<List<JsonNode>> CasesOf(Person rider)
    {
        List<JsonNode> all = [];
        string? next = null;
        do
        {
            var (status, page) = await rider.Get($"/api/v1/riders/me/cases?limit=200{(next is null ? "" : $"&cursor={Uri.EscapeDataString(next)}")}");
            Assert.Equal(HttpStatusCode.OK, status);
            all.AddRange(page!["items"]!.AsArray().Select(one => one!));
            next = (string?)page["next"];
        }
        while (next is not null);

        return all;
    }

    private static async Task<byte[]> Photo(HttpClient client, Person rider, string id)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, $"/api/v1/photos/{id}");
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", rider.Token);
        using var answer = await client.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return await answer.Content.ReadAsByteArrayAsync();
    }
}
