using System.Text;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using RedStation.Contracts.Cases;
using RedStation.Tests.Load.Identities;

namespace RedStation.Tests.Load.Cases;

/// <summary>A kind of question about cases: what is asked, and what must be answered.</summary>
/// <param name="Name">What it is about.</param>
/// <param name="Ask">The question with a number.</param>
public sealed record CaseRead(string Name, Func<int, CaseQuestion> Ask);

/// <summary>A question.</summary>
/// <param name="Path">Where.</param>
/// <param name="Token">By whom; null for anybody.</param>
/// <param name="Ids">What the answer says, as the ids of cases.</param>
/// <param name="Expected">The cases that must be answered, in their order; null when only an answer is asked for.</param>
public sealed record CaseQuestion(string Path, string? Token, Func<byte[], IEnumerable<string>> Ids, Func<IEnumerable<CaseView>>? Expected)
{
    /// <summary>Asks, and gives back the answer's body.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public async Task<byte[]> Ask(Rest rest)
    {
        var answer = await rest.Get(Path, Token);
        return (int)answer.Status == 200 ? answer.Body : throw new InvalidOperationException($"{Path} answered {(int)answer.Status}.");
    }

    /// <summary>What is wrong with an answer; null for nothing.</summary>
    public string? Wrong(byte[] body)
    {
        if (Expected is null)
        {
            return null;
        }

        var (answered, expected) = (Ids(body).ToList(), Expected().Select(one => one.Id).ToList());
        return answered.SequenceEqual(expected) ? null
            : $"{Path} answered {answered.Count} cases instead of {expected.Count}, or others: "
                + $"{answered.Except(expected).Count()} too many, {expected.Except(answered).Count()} missing.";
    }

    /// <summary>The ids in a list of ours.</summary>
    public static IEnumerable<string> InList(byte[] body) => JsonNode.Parse(body)!["items"]!.AsArray().Select(item => (string)item!["id"]!);

    /// <summary>The ids in a list of GeoReport.</summary>
    public static IEnumerable<string> InRequests(byte[] body) => JsonNode.Parse(body)!.AsArray().Select(item => (string)item!["service_request_id"]!);

    /// <summary>The ids in GeoReport's XML.</summary>
    public static IEnumerable<string> InXml(byte[] body) =>
        XDocument.Parse(Encoding.UTF8.GetString(body)).Root!.Elements().Select(one => one.Element("service_request_id")!.Value);
}
