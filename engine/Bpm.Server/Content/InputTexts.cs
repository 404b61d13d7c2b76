using Bpm.WorkingTime;

namespace Bpm.Server.Content;

/// <summary>What is wrong with an input, in words.</summary>
internal static class InputTexts
{
    public static string Term(Language language) =>
        language.Pick("Nhập thời hạn kèm đơn vị, ví dụ 3 working days.", "Write a term with its unit: 3 working days.");

    public static string Moment(Language language) =>
        language.Pick("Nhập ngày giờ, ví dụ 01/12/2026 17:30.", "Write a moment such as 2026-12-01T17:30.");

    public static string Missing(Language language) => language.Pick("Chưa nhập.", "Is missing.");

    /// <summary>Both ends left out.</summary>
    public static string Between(int least, int most, Language language) =>
        language.Pick(
            $"Hãy ghi một số lớn hơn {least} và nhỏ hơn {most}.",
            $"Write a number over {least} and under {most}."
        );

    public static string TooLong(int most, Language language) =>
        language.Pick($"Dài quá {most} ký tự.", $"Is longer than {most} characters.");

    public static string Identity(Language language) =>
        language.Pick(
            "Số định danh hoặc mã số thuế gồm 8 đến 20 chữ, số hoặc gạch nối.",
            "An identity or tax number has 8 to 20 letters, digits or hyphens."
        );

    public static string Phone(Language language) =>
        language.Pick("Số điện thoại gồm 8 đến 15 chữ số.", "A phone number has 8 to 15 digits.");

    public static string Email(Language language) =>
        language.Pick("Thư điện tử phải có dạng ten@noi.", "An e-mail address looks like name@place.");

    public static string UnknownField(Language language) =>
        language.Pick("Biểu mẫu không có mục này.", "The form has no such field.");

    public static string WrongType(string label, Language language) =>
        language.Pick($"{label}: không đúng kiểu.", $"{label}: is of the wrong type.");

    public static string UnknownPaper(Language language) =>
        language.Pick("Thủ tục không có thành phần này.", "The procedure has no such paper.");

    public static string Password(int least, Language language) =>
        language.Pick(
            $"Mật khẩu mới cần ít nhất {least} ký tự, khác mật khẩu cũ và không chứa tên tài khoản.",
            $"A new password has at least {least} characters, is not the old one and does not hold the account's name."
        );

    public static string WrongPassword(Language language) =>
        language.Pick("Mật khẩu hiện tại không đúng.", "The present password is wrong.");

    public static string NotTheSame(Language language) =>
        language.Pick("Hai lần nhập mật khẩu mới không giống nhau.", "The new password was written in two ways.");

    public static string Account(Language language) =>
        language.Pick(
            "Tên tài khoản gồm 2 đến 40 chữ thường không dấu, số, dấu chấm hoặc gạch nối.",
            "An account's name has 2 to 40 small letters, digits, dots or hyphens."
        );

    public static string UnknownUnit(Language language) =>
        language.Pick("Không có đơn vị này.", "There is no such unit.");

    public static string UnknownRole(Language language) =>
        language.Pick("Không có vai trò này.", "There is no such role.");

    public static string Day(Language language) =>
        language.Pick("Nhập ngày, ví dụ 2026-12-01.", "Write a date such as 2026-12-01.");

    public static string Count(Language language) =>
        language.Pick("Số bản phải từ 0 đến 999.", "The number of copies is between 0 and 999.");

    public static string Channel(Language language) =>
        language.Pick("Cách nộp là counter, online hoặc post.", "The channel is counter, online or post.");

    public static string NoSupplement(Language language) =>
        language.Pick("Hồ sơ không chờ bổ sung.", "The dossier awaits no supplement.");
}
