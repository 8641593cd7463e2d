using System.Buffers.Text;
using System.Security.Cryptography;
using RedStation.Storage.Accounts;

namespace RedStation.Api.Accounts;

/// <summary>
/// A cookie by which a device is known again where people sign in, and nowhere else. It says nothing about anybody and opens nothing: it
/// keeps strangers from locking its owner out.
/// </summary>
internal static class DeviceMark
{
    private const string Name = "redstation-device";
    private const string Path = "/api/v1/auth";
    private const int Bytes = 32;
    private const int Characters = 43;

    /// <summary>The mark of the device that sent a request, or null.</summary>
    public static string? Read(HttpRequest request) =>
        request.Cookies[Name] is { Length: Characters } mark && Base64Url.IsValid(mark) ? mark : null;

    /// <summary>The mark of the device, or a new one that it is given. Either lasts from now on.</summary>
    public static string ReadOrGive(HttpContext context)
    {
        var mark = Read(context.Request) ?? Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));
        context.Response.Cookies.Append(Name, mark, new CookieOptions
        {
            HttpOnly = true,
            IsEssential = true,
            SameSite = SameSiteMode.Strict,
            Secure = context.Request.IsHttps,
            Path = Path,
            MaxAge = KnownDeviceStore.Life,
        });
        return mark;
    }
}
