using System.Text.RegularExpressions;

namespace PerfLedger.Domain.People;

/// <summary>Says where a person is reached. Mail goes to one plain address, so it can carry neither a second nor a header.</summary>
/// <param name="By">Who says so: the person, or an organiser.</param>
/// <param name="Id">The person.</param>
/// <param name="Email">Address; null = none: notices in the program only.</param>
/// <param name="Phone">Number; null = none.</param>
public sealed partial record GiveContact(Who By, string Id, string? Email, string? Phone)
{
    private const int LongestEmail = 254, LongestPhone = 32; // RFC 5321, section 4.5.3.1; two numbers and an extension

    /// <summary>Decides.</summary>
    public Decision<IPersonEvent> Decide(Person state)
    {
        if (state.Registered is not { } person) return Refusals.ContactOfNobody(Id);
        if (By.Id != Id && By.Role != Role.Organiser) return Refusals.ContactIsAnothers(person.Name);
        var given = new ContactGiven(Clean(Email), Clean(Phone));
        if (given.Email is { } email && (email.Length > LongestEmail || !OneAddress().IsMatch(email))) return Refusals.EmailIsNone(email);
        if (given.Phone is { } phone && (phone.Length > LongestPhone || !Number().IsMatch(phone))) return Refusals.PhoneIsNone(phone);
        return given == (state.Contact ?? new ContactGiven(null, null)) ? Decision<IPersonEvent>.Nothing : new IPersonEvent[] { given };
    }

    private static string? Clean(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim(' ');

    // Letters of the ASCII alphabet only: mail servers that take others are few, and look-alikes many.
    [GeneratedRegex(@"\A[A-Za-z0-9_%+-]+(\.[A-Za-z0-9_%+-]+)*@([A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?\.)+[A-Za-z]{2,63}\z")]
    private static partial Regex OneAddress();

    [GeneratedRegex(@"\A[0-9+(（][0-9+()（）转\- ]{2,}\z")]
    private static partial Regex Number();
}
