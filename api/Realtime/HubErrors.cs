using System.Globalization;
using Microsoft.AspNetCore.SignalR;
using RedStation.Api.Http.Problems;

namespace RedStation.Api.Realtime;

/// <summary>Errors of hub methods: the message is <c>code: text</c>, with the codes of the REST interface.</summary>
public static class HubErrors
{
    /// <summary>An error with a stable code.</summary>
    /// <param name="code">The code.</param>
    /// <param name="detail">What exactly is wrong; by default the code's text in the caller's language.</param>
    public static HubException Of(string code, string? detail = null)
    {
        var text = ProblemTexts.Of(code, CultureInfo.CurrentUICulture);
        return new HubException($"{code}: {detail ?? text.Detail ?? text.Title}");
    }
}
